import type { Address } from '../address';
import { call, type ServiceAt } from '../call';
import { Refused } from '../call-service';
import { CliError } from '../cli-error';
import { confirm } from '../confirm';
import { pinnedValue } from './pinned-value';
import { foreseenLines, type Foreseen } from './reviews';
import { ifMatch, seenVersions } from './seen-versions';

export interface DecideOptions {
  readonly review?: string;
  readonly accept: boolean;
  readonly decline: boolean;
  readonly records?: readonly string[];
  readonly customer?: readonly string[];
  /** Of split: each a list of records that stay together, parted by commas. */
  readonly part?: readonly string[];
  readonly slot?: string;
  readonly key?: string;
  readonly context?: string;
  /** A text as it is for slots that hold texts; JSON for others. */
  readonly value?: string;
  /** Of pin: that there is no value. */
  readonly none: boolean;
  readonly retireOnSourceChange: boolean;
  readonly replaces?: readonly string[];
  readonly expires?: string;
  readonly reason: string;
  /** The versions that were looked at; read now unless given. */
  readonly seen?: readonly string[];
  readonly yes: boolean;
  readonly by: string;
}

/** Where stewards read, and where they decide. */
export interface DecideAt {
  readonly address: () => Address;
  readonly resolver: ServiceAt;
}

/** A decision that was taken. */
export interface Taken {
  readonly decisionId: string;
  readonly correlationId: string;
  readonly kind: string;
  readonly foreseen: Foreseen;
}

/** `trueup decide`: reads what it is about, shows what would follow, asks, and publishes the decision unless that has changed meanwhile. */
export async function decide({ address, resolver }: DecideAt, kind: string, options: DecideOptions): Promise<Taken> {
  const body = bodyOf(kind, options);
  const { reviewId: review, customers = [], records = [], parts = [] } = body;
  const seen = options.seen ?? (await seenVersions(address(), { review, customers, records: [...records, ...parts.flat()] }));
  const match = ifMatch(seen);
  const headers: Record<string, string> = match === undefined ? {} : { 'if-match': match };
  const ask = <T>(path: string) => inWords(call<T>(resolver, { method: 'POST', path, body, headers }), body);
  const foreseen = await ask<Foreseen>('/v1/decisions/preview');
  process.stderr.write(`${foreseenLines(foreseen).join('\n')}\n`);
  await confirm('Decide so?', options.yes);
  return ask<Taken>('/v1/decisions');
}

interface Body {
  readonly reviewId?: string | undefined;
  readonly customers?: readonly string[] | undefined;
  readonly records?: readonly string[] | undefined;
  readonly parts?: readonly (readonly string[])[] | undefined;
}

function bodyOf(kind: string, options: DecideOptions): Body {
  const { review, accept, decline, records, customer, part, slot, key, context, replaces, expires, reason, by } = options;
  if (kind === 'confirm' && accept === decline) throw new CliError('Say --accept or --decline.', { exitCode: 2 });
  if (part !== undefined && kind !== 'split') throw new CliError('--part is of split only.', { exitCode: 2 });
  if (options.retireOnSourceChange && kind !== 'pin') throw new CliError('--retire-on-source-change is of pin only.', { exitCode: 2 });
  return {
    ...{ kind, reviewId: review, records, customers: customer, parts: part?.map(listed), slot, key, context, replaces },
    ...(kind === 'confirm' ? { accept } : {}),
    ...(kind === 'pin' ? { value: valueOf(options), retireOnSourceChange: options.retireOnSourceChange } : {}),
    ...{ expiresAt: expires, author: by, reason },
  };
}

function valueOf({ slot, value, none }: DecideOptions): unknown {
  if (none === (value !== undefined)) throw new CliError('Say --value, or --none to pin that there is no value.', { exitCode: 2 });
  return value === undefined ? null : pinnedValue(slot, value);
}

function listed(part: string): string[] {
  return part
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

/** A refusal in one line, with what to do: somebody else may have been quicker, or have decided otherwise. */
async function inWords<T>(work: Promise<T>, { reviewId }: Body): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const again = reviewId === undefined ? 'trueup customer ID' : `trueup review ${reviewId}`;
    const next = error.status === 412 ? `Look again with \`${again}\`, and decide on what it says now.` : error.nextStep;
    if (next === undefined) throw error;
    throw new CliError(`${error.message} ${next}`.replace(/\s+/g, ' '), { cause: error, exitCode: error.exitCode });
  }
}
