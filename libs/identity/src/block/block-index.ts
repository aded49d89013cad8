import { crowdedHash } from '../model/crowded-hash';
import { KEY_BOUNDS, matchKeys, type MatchKeyKind } from '../match-keys';
import type { NormalisedRecord } from '../normalised-record';
import { crowdedHouses } from './crowded-houses';

/** What a kind of key brings: candidates of a record under it (median, 99th percentile, most), and how many keys were refined. */
export interface KeyReport {
  readonly key: MatchKeyKind;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly refined: number;
}

interface Block {
  readonly kind: MatchKeyKind;
  readonly members: number[];
  /** Whether the block stands for a key together with its second field. */
  readonly isRefined: boolean;
}

/** Records by their match keys. Every block holds at most as many as its kind may bring; a fuller one is refined by the key's second field. */
export class BlockIndex {
  private readonly blocksOf: Block[][] = [];
  private readonly sizes = new Map<MatchKeyKind, number[]>();
  private readonly refinedKeys = new Map<MatchKeyKind, Set<string>>();
  private readonly hidden = new Set<number>();
  private readonly inFullHouses = new Set<NormalisedRecord>();

  constructor(records: readonly NormalisedRecord[]) {
    const whole = new Map<string, Block>();
    const refined = new Map<string, Block>();
    const keys = records.map((record) => matchKeys(record));
    for (const [at, own] of keys.entries())
      for (const { kind, value } of own) put(whole, `${kind}|${value}`, { kind, at, isRefined: false });
    for (const [at, own] of keys.entries()) {
      for (const { kind, value, refined: second } of own) {
        if (second !== null && isOver(whole.get(`${kind}|${value}`))) put(refined, `${kind}|${second}`, { kind, at, isRefined: true });
      }
    }
    for (const [at, own] of keys.entries()) {
      const blocks = own.flatMap(({ kind, value, refined: second }): Block[] => {
        const block = whole.get(`${kind}|${value}`);
        if (!block || !isOver(block)) return block ? [block] : [];
        this.noteRefined(kind, value);
        if (kind === 'house') this.inFullHouses.add(records[at] as NormalisedRecord);
        const narrow = second === null ? undefined : refined.get(`${kind}|${second}`);
        if (!narrow || isOver(narrow)) this.hidden.add(at);
        return narrow && !isOver(narrow) ? [narrow] : [];
      });
      this.blocksOf.push(blocks);
      for (const { kind, members } of blocks) this.sizesOf(kind).push(members.length - 1);
    }
  }

  /** Records after this one that share a block with it, each once, in rising order. */
  candidatesAfter(at: number, seen: Int32Array): number[] {
    const found: number[] = [];
    for (const { members } of this.blocksOf[at] ?? []) {
      for (const other of members) {
        if (other <= at || seen[other] === at) continue;
        seen[other] = at;
        found.push(other);
      }
    }
    return found.sort((left, right) => left - right);
  }

  /** Records that lie under a key which is too full even when refined, so that not all its records were compared. */
  get partial(): ReadonlySet<number> {
    return this.hidden;
  }

  /** The e-mails, phones and houses over their bound, by `crowdedHash`. */
  get crowded(): ReadonlySet<string> {
    const kinds = ['email', 'phone'] as const;
    const contacts = kinds.flatMap((kind) => [...(this.refinedKeys.get(kind) ?? [])].map((value) => crowdedHash(kind, value)));
    return new Set([...contacts, ...crowdedHouses(this.inFullHouses)]);
  }

  report(): KeyReport[] {
    return [...this.sizes]
      .map(([key, sizes]) => {
        const sorted = Int32Array.from(sizes).sort();
        const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
        return { key, p50: quantile(0.5), p99: quantile(0.99), max: sorted.at(-1) ?? 0, refined: this.refinedKeys.get(key)?.size ?? 0 };
      })
      .sort((left, right) => (left.key < right.key ? -1 : 1));
  }

  private sizesOf(kind: MatchKeyKind): number[] {
    const known = this.sizes.get(kind) ?? [];
    this.sizes.set(kind, known);
    return known;
  }

  private noteRefined(kind: MatchKeyKind, value: string): void {
    this.refinedKeys.set(kind, (this.refinedKeys.get(kind) ?? new Set()).add(value));
  }
}

function put(
  blocks: Map<string, Block>,
  key: string,
  { kind, at, isRefined }: { kind: MatchKeyKind; at: number; isRefined: boolean },
): void {
  const block = blocks.get(key);
  if (block) block.members.push(at);
  else blocks.set(key, { kind, members: [at], isRefined });
}

function isOver(block: Block | undefined): boolean {
  return block !== undefined && block.members.length > KEY_BOUNDS[block.kind];
}
