import { hash } from 'node:crypto';

/** What so many records may share that it says nothing of anybody. */
export type CrowdedKind = 'email' | 'phone' | 'house';

/** An e-mail, the last digits of a phone or a house as a model names them: a model goes from hand to hand and holds no address in clear. */
export function crowdedHash(kind: CrowdedKind, value: string): string {
  return hash('sha256', `${kind}|${value}`).slice(0, 16);
}

/** Whether so many records have this that it says nothing. */
export function isCrowded(crowded: ReadonlySet<string>, kind: CrowdedKind, value: string): boolean {
  return crowded.size > 0 && crowded.has(crowdedHash(kind, value));
}
