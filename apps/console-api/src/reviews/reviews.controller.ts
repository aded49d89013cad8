import { Controller, Get, Inject, Param, Query, Res, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { reviewVersion, sourceKey, type CustomerReviewRequested, type Evidence } from '@trueup/canonical-schema';
import { ApiKeyGuard, Problem } from '@trueup/service-kit';
import { DataSource } from 'typeorm';
import { decodeCursor, encodeCursor, pageSize } from '../routes/cursor';
import { Foresight, type Foreseen } from './foreseen';
import { decisionsWhere, type ReadDecision } from './read-decisions';
import { sidesOf, type Side } from './sides';
import { withStanding } from './target-standing';

type Body = Omit<CustomerReviewRequested, 'meta' | 'reviewId' | 'kind' | 'status' | 'openedAt'>;
type Filter = Readonly<Partial<Record<'status' | 'kind' | 'system' | 'slot' | 'customer' | 'cursor' | 'limit', string>>>;

interface ReviewRow {
  readonly review_id: string;
  readonly kind: string;
  readonly status: string;
  readonly opened_at: string;
  readonly value_at_risk: number;
  readonly body: Body;
}

interface Listed extends Body {
  readonly reviewId: string;
  readonly kind: string;
  readonly status: string;
  /** Epoch milliseconds. */
  readonly openedAt: number;
  /** In points; see `stakeOf`. */
  readonly valueAtRisk: number;
  /** For If-Match of a decision. */
  readonly version: string;
}

interface Shown extends Listed, Pick<Foreseen, 'foreseen' | 'notForeseen'> {
  readonly question: string;
  /** What speaks for and against, the strongest first, in bits. */
  readonly terms: readonly Evidence[];
  readonly sides: readonly Side[];
  /** What was decided about any of its records, the newest first. */
  readonly decisions: readonly ReadDecision[];
}

interface Reply {
  header(name: string, value: string): void;
}

const QUESTIONS: Readonly<Record<string, string>> = {
  match: 'Are these one customer?',
  heldJoin: 'These hang together, and something speaks against it: are they one customer?',
  proposal: 'A system without a say put another value there: shall it be golden?',
  contradiction: 'Two decisions contradict each other: which one stands?',
};

/** What waits for a steward, the most at risk first. */
@ApiTags('reviews')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/reviews')
export class ReviewsController {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Foresight) private readonly foresight: Foresight,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Reviews by value at risk, the highest first; open ones unless status says otherwise' })
  @ApiQuery({ name: 'system', required: false, description: 'one of the records is of this system' })
  @ApiQuery({ name: 'customer', required: false, description: 'it is about this customer' })
  async list(
    @Query() { status = 'open', kind, system, slot, customer, cursor, limit }: Filter,
  ): Promise<{ items: Listed[]; next: string | null }> {
    const size = pageSize(limit);
    const [below = null, after = ''] = cursor ? decodeCursor(cursor) : [];
    const rows = await this.database.query<ReviewRow[]>(
      `SELECT * FROM review WHERE status = $1 AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR $3 = ANY(systems))
         AND ($4::text IS NULL OR slot = $4) AND ($5::text IS NULL OR body->'customers' ? $5)
         AND ($6::int IS NULL OR value_at_risk < $6 OR (value_at_risk = $6 AND review_id > $7))
       ORDER BY value_at_risk DESC, review_id LIMIT ${size + 1}`,
      [status, kind ?? null, system ?? null, slot ?? null, customer ?? null, below, after],
    );
    const last = rows[size - 1];
    const next = rows.length > size && last ? encodeCursor([last.value_at_risk, last.review_id]) : null;
    return { items: rows.slice(0, size).map(listed), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'A review with both sides, the terms and their weights, and what accepting it would change and write' })
  async read(@Param('id') id: string, @Res({ passthrough: true }) reply?: Reply): Promise<Shown> {
    const [row] = await this.database.query<ReviewRow[]>('SELECT * FROM review WHERE review_id = $1', [id]);
    if (!row) throw unknownReview(id);
    const review = listed(row);
    const [sides, decisions, foreseen] = await Promise.all([
      sidesOf(this.database, review),
      decisionsWhere(this.database, 'records && $1::text[]', [review.records.map(sourceKey)]),
      row.status === 'open' ? this.foresee(id) : { foreseen: null, notForeseen: 'The review is closed.' },
    ]);
    reply?.header('etag', `"${review.version}"`);
    const terms = [...review.evidence].sort((left, right) => Math.abs(right.weight) - Math.abs(left.weight));
    return { ...review, question: QUESTIONS[review.kind] ?? '', terms, sides, decisions, ...foreseen };
  }

  private async foresee(id: string): Promise<Foreseen> {
    const answer = await this.foresight.ofAccepting(id);
    if (answer.foreseen === null) return answer;
    const targets = await withStanding(this.database, answer.foreseen.targets);
    return { ...answer, foreseen: { ...answer.foreseen, targets } };
  }
}

function listed({ review_id, kind, status, opened_at, value_at_risk, body }: ReviewRow): Listed {
  const version = reviewVersion({ ...body, kind, status });
  return { reviewId: review_id, kind, status, openedAt: Number(opened_at), valueAtRisk: value_at_risk, version, ...body };
}

function unknownReview(id: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-review',
    title: 'No such review',
    detail: `No review has the id ${id}.`,
    also: { where: 'id', nextStep: 'Take an id from GET /v1/reviews; one opened a moment ago may come shortly.' },
  });
}
