import { unserved } from '../graphql/unserved';
import type { Comparison } from './comparisons';
import { parseQuery, type Query, type Term } from './search-query';

export type Fields<T> = Record<string, Comparison<T>>;

export interface Search<T> {
  query: unknown;
  fields: Fields<T>;
  /** Where a word without a field is looked for. */
  words(item: T): readonly (string | null | undefined)[];
}

type Test<T> = (item: T) => boolean;

function termTest<T>(term: Term, search: Search<T>): Test<T> {
  if (!term.field) {
    const wanted = term.value.toLowerCase();
    return (item) => search.words(item).some((text) => text?.toLowerCase().includes(wanted));
  }
  const comparison = search.fields[term.field];
  if (!comparison) throw unserved(`the search field "${term.field}"`);
  return comparison(term);
}

function testOf<T>(query: Query, search: Search<T>): Test<T> {
  if ('term' in query) return termTest(query.term, search);
  if ('not' in query) {
    const inner = testOf(query.not, search);
    return (item) => !inner(item);
  }
  const tests = ('all' in query ? query.all : query.any).map((one) => testOf(one, search));
  return (item) => ('all' in query ? tests.every((test) => test(item)) : tests.some((test) => test(item)));
}

/** The test a search text makes; without a text everything passes. The vendor ignores a field it does not know, we say so. */
export function searchFilter<T>(search: Search<T>): Test<T> {
  const text = typeof search.query === 'string' ? search.query.trim() : '';
  return text === '' ? () => true : testOf(parseQuery(text), search);
}
