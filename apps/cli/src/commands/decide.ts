import { call, type ServiceAt } from '../call';
import { CliError } from '../cli-error';
import { confirm } from '../confirm';
import { foreseenLines, type Foreseen } from './reviews';

export interface DecideOptions {
  readonly review?: string;
  readonly accept: boolean;
  readonly decline: boolean;
  readonly records?: readonly string[];
  readonly customer?: string;
  readonly slot?: string;
  readonly key?: string;
  readonly context?: string;
  /** JSON, or a text that is none. */
  readonly value?: string;
  readonly replaces?: readonly string[];
  readonly expires?: string;
  readonly reason: string;
  readonly yes: boolean;
  readonly by: string;
}

/** A decision that was taken. */
export interface Taken {
  readonly decisionId: string;
  readonly correlationId: string;
  readonly kind: string;
  readonly foreseen: Foreseen;
}

/** `trueup decide`: shows what would follow, asks, and publishes the decision. */
export async function decide(resolver: ServiceAt, kind: string, options: DecideOptions): Promise<Taken> {
  const body = bodyOf(kind, options);
  const foreseen = await call<Foreseen>(resolver, { method: 'POST', path: '/v1/decisions/preview', body });
  process.stderr.write(`${foreseenLines(foreseen).join('\n')}\n`);
  await confirm('Decide so?', options.yes);
  return call<Taken>(resolver, { method: 'POST', path: '/v1/decisions', body });
}

function bodyOf(
  kind: string,
  { review, accept, decline, records, customer, slot, key, context, value, replaces, expires, reason, by }: DecideOptions,
): object {
  if (kind === 'confirm' && accept === decline) throw new CliError('Say --accept or --decline.', { exitCode: 2 });
  return {
    ...{ kind, reviewId: review, records, customers: customer === undefined ? undefined : [customer], slot, key, context, replaces },
    ...(kind === 'confirm' ? { accept } : {}),
    ...(value === undefined ? {} : { value: jsonOrText(value) }),
    ...{ expiresAt: expires, author: by, reason },
  };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
