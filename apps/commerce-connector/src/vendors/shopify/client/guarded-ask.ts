import { VendorError } from '@trueup/connector-kit';
import type { AdminApi, Call } from './admin-api';
import type { Group, ReadableFields } from './readable-fields';

interface Guard {
  readonly readable: ReadableFields;
  readonly groups: readonly Group[];
  /** What it means that records as such are refused, where they are read by id. */
  readonly wholeAs?: string;
}

/** Runs a document that reads these groups, again without what this app may not read. Throws where that cannot be left out. */
export async function guardedAsk<Data>(api: AdminApi, call: Call, { readable, groups, wholeAs }: Guard): Promise<Data> {
  const nameOf = (field: string): string => (wholeAs !== undefined && /^(nodes|\d+)$/.test(field) ? wholeAs : field);
  const leftOut: Record<string, false> = {};
  for (;;) {
    const variables = { ...call.variables, ...readable.variables(groups), ...leftOut };
    const { data, denied: fields } = await api.ask<Data>({ ...call, variables });
    if (fields.length === 0) return data;
    const denied = fields.map(nameOf);
    const fresh = readable.giveUp(denied).filter((group) => groups.includes(group) && !(group in leftOut));
    if (fresh.length === 0) {
      throw new VendorError({ kind: 'rejected', code: 'ACCESS_DENIED', message: `The app may not read ${denied.join(', ')}.` });
    }
    for (const group of fresh) leftOut[group] = false;
  }
}
