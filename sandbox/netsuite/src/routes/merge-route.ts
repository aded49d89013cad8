import { mergeCustomers } from '../record/merge-customers';
import type { Service } from './vendor-call';

/**
 * `POST /__sandbox/merge` with `{"master": id, "duplicates": [id, …]}`: a person merges customers in NetSuite's own pages, for which the
 * web services have no call. Answers 204, or 404 where one of them is not there.
 */
export function mergeRoute({ server, account }: Service): void {
  server.route('POST', '/__sandbox/merge', (request) => {
    const { master: id, duplicates } = (request.json() ?? {}) as { master?: unknown; duplicates?: unknown };
    const master = account.customers.get(String(id));
    const others = (Array.isArray(duplicates) ? duplicates : []).map((one) => account.customers.get(String(one)));
    if (!master || others.length === 0 || others.some((one) => one === undefined || one === master)) {
      return { status: 404, body: { error: 'Name a master and its duplicates, all of them customers that are there.' } };
    }
    mergeCustomers(
      account,
      master,
      others.flatMap((one) => one ?? []),
    );
    return { status: 204 };
  });
}
