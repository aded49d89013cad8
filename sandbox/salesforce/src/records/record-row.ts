export type Value = string | number | boolean | null;

/** A record as it is stored: own fields only, by API name; dates and times as the API shows them. */
export type RecordRow = { Id: string; IsDeleted: boolean; SystemModstamp: string } & Record<string, Value>;

/** The API's form of a time: UTC, whole seconds. */
export function apiTime(ms: number): string {
  return `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19)}.000+0000`;
}

/** Milliseconds since 1970 of an API time. */
export const msOf = (time: string): number => Date.parse(time.replace(/\+0000$/, 'Z'));
