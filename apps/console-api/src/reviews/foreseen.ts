import { Injectable, Inject } from '@nestjs/common';
import { ServiceConfig } from '@trueup/service-kit';
import type { ForeseenTarget } from './target-standing';

/** What accepting a review would bring about, as the resolver foresees it; else why that is not known, in one sentence. */
export type Foreseen =
  { readonly foreseen: ForeseenAnswer; readonly notForeseen: null } | { readonly foreseen: null; readonly notForeseen: string };

/** As POST /v1/decisions/preview answers. */
export interface ForeseenAnswer {
  readonly customers: readonly object[];
  readonly targets: readonly ForeseenTarget[];
}

const PATIENCE_MS = 5_000;

/** Asks the identity-resolver, since it alone judges. TRUEUP_RESOLVER_URL says where it answers. */
@Injectable()
export class Foresight {
  constructor(@Inject(ServiceConfig) private readonly config: Pick<ServiceConfig, 'env' | 'apiKey'>) {}

  /** Never throws: a review can be read though nobody can say what would follow. */
  async ofAccepting(reviewId: string): Promise<Foreseen> {
    const url = this.config.env['TRUEUP_RESOLVER_URL'];
    if (!url) return unknown('TRUEUP_RESOLVER_URL is not set, so nobody can be asked.');
    try {
      const answer = await fetch(`${url}/v1/decisions/preview`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': this.config.apiKey ?? '' },
        body: JSON.stringify({ kind: 'confirm', reviewId, accept: true, author: 'console-api', reason: 'To show what would follow.' }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const body = (await answer.json()) as ForeseenAnswer & { readonly detail?: string };
      return answer.ok ? { foreseen: body, notForeseen: null } : unknown(body.detail ?? `The identity-resolver answers ${answer.status}.`);
    } catch (error) {
      return unknown(`The identity-resolver did not answer: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function unknown(why: string): Foreseen {
  return { foreseen: null, notForeseen: why };
}
