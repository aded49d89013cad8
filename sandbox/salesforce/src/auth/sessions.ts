import { randomBytes } from 'node:crypto';
import type { Actor } from './actor';

export interface SavedSession {
  token: string;
  actor: Actor;
  usedAt: number;
}

export interface SessionOptions {
  orgId: string;
  /** Minutes without a call after which a session ends. */
  minutes: number;
  now(): number;
}

/** Who is signed in. A session ends when it was not used for a while, never at a fixed time. */
export class Sessions {
  private readonly byToken = new Map<string, SavedSession>();

  constructor(private readonly options: SessionOptions) {}

  open(actor: Actor): string {
    const token = `${this.options.orgId.slice(0, 15)}!AQ${randomBytes(32).toString('base64url')}.${randomBytes(16).toString('base64url')}`;
    this.byToken.set(token, { token, actor, usedAt: this.options.now() });
    return token;
  }

  /** The caller behind a token, or undefined when it is unknown or has expired. */
  use(token: string): Actor | undefined {
    const session = this.byToken.get(token);
    if (!session) return undefined;
    const now = this.options.now();
    if (now - session.usedAt >= this.options.minutes * 60_000) {
      this.byToken.delete(token);
      return undefined;
    }
    session.usedAt = now;
    return session.actor;
  }

  /** The caller behind a token, without counting as a use. */
  peek(token: string): Actor | undefined {
    return this.byToken.get(token)?.actor;
  }

  endAll(): void {
    this.byToken.clear();
  }

  dump(): SavedSession[] {
    return [...this.byToken.values()];
  }

  load(saved: readonly SavedSession[]): void {
    for (const session of saved) this.byToken.set(session.token, session);
  }
}
