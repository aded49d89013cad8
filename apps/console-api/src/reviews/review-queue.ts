import { TOPICS, sourceKey } from '@trueup/canonical-schema';
import type { TopicHandler } from '@trueup/event-bus';
import { alone } from '../baseline/recount';
import { lastByKey, upsert } from '../projections/rows';
import { traceSteps } from '../projections/trace';
import { revalue } from './value-at-risk';

const REVIEW = {
  table: 'review',
  columns: { review_id: 'text', kind: 'text', status: 'text', opened_at: 'bigint', systems: 'text[]', slot: 'text', body: 'jsonb' },
  onConflict: `ON CONFLICT (review_id) DO UPDATE SET kind = excluded.kind, status = excluded.status, systems = excluded.systems,
    slot = excluded.slot, body = excluded.body`,
};
const ABOUT = { table: 'review_customer', columns: { customer_id: 'text', review_id: 'text' }, onConflict: 'ON CONFLICT DO NOTHING' };
const DECISION = {
  table: 'decision',
  columns: {
    decision_id: 'text',
    kind: 'text',
    records: 'text[]',
    review_id: 'text',
    accept: 'boolean',
    slot: 'text',
    key: 'text',
    context: 'text',
    value: 'text',
    author: 'text',
    reason: 'text',
    decided_at: 'bigint',
    expires_at: 'bigint',
    retire_on_source_change: 'boolean',
  },
  onConflict: 'ON CONFLICT DO NOTHING',
};

/** The newest state of each review, with what is at risk. */
export const reviewQueue: TopicHandler<'customer/review-requested.v1'> = {
  topic: TOPICS.reviewRequested,
  async handle(batch) {
    const rows = batch.flatMap(({ event }) => {
      if (!event) return [];
      const { reviewId, kind, status, openedAt, meta: _meta, ...body } = event;
      const systems = [...new Set(body.records.map(({ system }) => system))];
      return [{ review_id: reviewId, kind, status, opened_at: openedAt, systems, slot: body.slot, body }];
    });
    const last = lastByKey(rows, ({ review_id }) => review_id);
    const open = last.filter(({ status }) => status === 'open');
    const about = open.flatMap(({ review_id, body }) => [...new Set(body.customers)].map((customer_id) => ({ customer_id, review_id })));
    return async (tx) => {
      await alone(tx);
      await upsert(tx, REVIEW, last);
      await tx.query('DELETE FROM review_customer WHERE review_id = ANY($1)', [last.map(({ review_id }) => review_id)]);
      await upsert(tx, ABOUT, about);
      await revalue(tx, [...new Set(about.map(({ customer_id }) => customer_id))]);
      await traceSteps(tx, batch);
    };
  },
};

/** What stewards decided, so that a review can show it. */
export const decisions: TopicHandler<'customer/decided.v1'> = {
  topic: TOPICS.decided,
  async handle(batch) {
    const rows = batch.flatMap(({ event }) => {
      if (!event) return [];
      const {
        decisionId,
        kind,
        records,
        reviewId,
        accept,
        slot,
        key,
        context,
        value,
        author,
        reason,
        decidedAt,
        expiresAt,
        retireOnSourceChange,
      } = event;
      const place = { slot, key, context, value: slot === null ? null : value };
      const times = { decided_at: decidedAt, expires_at: expiresAt, retire_on_source_change: retireOnSourceChange };
      return [
        { decision_id: decisionId, kind, records: records.map(sourceKey), review_id: reviewId, accept, ...place, author, reason, ...times },
      ];
    });
    return async (tx) => {
      await upsert(
        tx,
        DECISION,
        lastByKey(rows, ({ decision_id }) => decision_id),
      );
      await traceSteps(tx, batch);
    };
  },
};
