import { field, text, type MappedRow } from '@trueup/connector-kit';
import { settingsOf } from './settings';
import type { NetsuiteRecord } from '../wire';

const path = field<NetsuiteRecord>('language.id', {
  as: { from: (raw) => (typeof raw === 'string' ? raw.replace('_', '-') : null), to: text.to },
});

/** The language of a record: NetSuite knows dialects only, so `de` is kept as the account's German. A language that is not switched on has no place. */
export const language: MappedRow<NetsuiteRecord> = {
  read: path.read.bind(path),
  write(value, address, at) {
    if (address.key !== '') return undefined;
    if (value === null) return { language: null };
    const known = choose(String(value), settingsOf(at.row).languages);
    return known === undefined ? undefined : { language: { id: known } };
  },
};

/** The account's word for a BCP 47 tag: the same dialect, else the first of the same language. */
function choose(tag: string, languages: readonly string[]): string | undefined {
  const wanted = tag.replaceAll('_', '-').toLowerCase();
  const bare = wanted.split('-')[0];
  return (
    languages.find((one) => one.replace('_', '-').toLowerCase() === wanted) ??
    languages.find((one) => one.split('_')[0]?.toLowerCase() === bare)
  );
}
