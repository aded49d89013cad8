import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ServiceConfig } from '../service-config';
import { Problem } from './problem';

type Headers = Readonly<Record<string, string | undefined>>;

/** Lets in who shows the API key, as `X-Api-Key` or as a bearer token. Without a configured key nobody gets in. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(@Inject(ServiceConfig) private readonly config: ServiceConfig) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<{ headers: Headers }>();
    const shown = headers['x-api-key'] ?? headers['authorization']?.replace(/^Bearer /i, '');
    if (this.config.apiKey && shown && isSame(shown, this.config.apiKey)) return true;
    throw new Problem({
      status: 401,
      code: 'api-key',
      title: 'An API key is needed',
      detail: 'Send the key as X-Api-Key or as a bearer token; the operator sets it as TRUEUP_API_KEY.',
      headers: { 'www-authenticate': 'Bearer' },
    });
  }
}

// Digests are of one length, so that the time it takes tells nothing about the key.
function isSame(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
