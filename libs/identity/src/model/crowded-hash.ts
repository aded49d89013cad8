import { hash } from 'node:crypto';

/** An e-mail or the last digits of a phone as a model names them: a model goes from hand to hand and holds no address in clear. */
export function crowdedHash(kind: 'email' | 'phone', value: string): string {
  return hash('sha256', `${kind}|${value}`).slice(0, 16);
}

/** Whether so many records have this that it says nothing. */
export function isCrowded(crowded: ReadonlySet<string>, kind: 'email' | 'phone', value: string): boolean {
  return crowded.size > 0 && crowded.has(crowdedHash(kind, value));
}
