import type { StoredRecord } from './stored-record';

export interface Origin {
  readonly receivedAt: number;
  readonly isBaseline: boolean;
}

/** When each observation was received that still speaks, and whether it came by a load. */
export function originsOf(members: readonly StoredRecord[]): ReadonlyMap<string, Origin> {
  const stamped = members
    .flatMap(({ claims }) => Object.values(claims).flatMap(({ value, none }) => [value, none]))
    .filter((one) => one !== null);
  return new Map(
    stamped.map(
      ({ claim, witnessed }) =>
        [claim.correlationId ?? '', { receivedAt: claim.receivedAt, isBaseline: witnessed.isBaseline === true }] as const,
    ),
  );
}
