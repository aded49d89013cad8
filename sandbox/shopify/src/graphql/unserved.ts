import { GraphQLError } from 'graphql';

/** The schema has it, the sandbox does not: said aloud, so that nobody takes an absent feature for an absent value. */
export function unserved(what: string): GraphQLError {
  return new GraphQLError(`The Shopify sandbox does not serve ${what}.`, { extensions: { code: 'SANDBOX_UNSERVED' } });
}

/** Refuses an input that carries a field the sandbox would otherwise drop without a word. */
export function refuseUnserved(where: string, [input, served]: [input: object | null | undefined, served: readonly string[]]): void {
  for (const [name, value] of Object.entries(input ?? {})) {
    if (value !== null && value !== undefined && !served.includes(name)) throw unserved(`${where}.${name}`);
  }
}
