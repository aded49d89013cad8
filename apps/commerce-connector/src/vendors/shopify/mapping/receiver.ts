interface Names {
  readonly firstName?: string | null;
  readonly lastName?: string | null;
}

/** Who receives, in one line. */
export function receiverOf({ firstName, lastName }: Names): string | null {
  return [firstName, lastName].filter(Boolean).join(' ') || null;
}

/** The same in Shopify's two fields, divided at the last space. */
export function namesOf(receiver: string): Required<Names> {
  const words = receiver.trim().split(/\s+/);
  const last = words.pop() ?? null;
  return { firstName: words.join(' ') || null, lastName: last };
}
