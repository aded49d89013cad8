/** An e-mail taken apart. */
export interface PreparedEmail {
  readonly address: string;
  readonly local: string;
  readonly domain: string;
  /** Two digits at the end of the local part: more often than not those of the year of birth. */
  readonly year: string | null;
}

/** The address taken apart. */
export function prepareEmail(address: string): PreparedEmail {
  const at = address.indexOf('@');
  const local = address.slice(0, at);
  const [, year] = /(?<!\d)(?:19|20)?(\d{2})$/.exec(local) ?? [];
  return { address, local, domain: address.slice(at + 1), year: year ?? null };
}
