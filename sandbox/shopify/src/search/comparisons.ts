import { GraphQLError } from 'graphql';
import type { Comparator, Term } from './search-query';

/** How one search field judges a term. */
export type Comparison<T> = (term: Term) => (item: T) => boolean;

function holds(order: number, comparator: Comparator): boolean {
  switch (comparator) {
    case '=':
      return order === 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
  }
}

function range(term: Term): [Term, Term] | undefined {
  const [from, to] = term.value.split('..');
  if (!from || !to) return undefined;
  return [
    { ...term, comparator: '>=', value: from },
    { ...term, comparator: '<=', value: to },
  ];
}

function ranged<T>(simple: Comparison<T>): Comparison<T> {
  return (term) => {
    const ends = range(term);
    if (!ends) return simple(term);
    const [from, to] = ends.map(simple) as [(item: T) => boolean, (item: T) => boolean];
    return (item) => from(item) && to(item);
  };
}

export function isNumber<T>(read: (item: T) => number | null): Comparison<T> {
  return ranged((term) => {
    const wanted = Number(term.value);
    return (item) => holds((read(item) ?? Number.NaN) - wanted, term.comparator);
  });
}

/** Seconds; a day alone as the wanted value stands for the whole day. */
export function isTime<T>(read: (item: T) => string): Comparison<T> {
  return ranged((term) => {
    const wanted = term.value === 'now' ? Date.now() : Date.parse(term.value);
    if (Number.isNaN(wanted)) throw new GraphQLError(`Invalid time '${term.value}' in the search.`);
    const isDay = /^\d{4}-\d\d-\d\d$/.test(term.value);
    if (isDay && term.comparator === '=') return (item) => read(item).startsWith(term.value);
    const second = Math.floor(wanted / 1000);
    return (item) => holds(Math.floor(Date.parse(read(item)) / 1000) - second, term.comparator);
  });
}

/** Equal but for case; "abc*" begins with, "*" is anything at all. */
export function isText<T>(read: (item: T) => readonly (string | null)[]): Comparison<T> {
  return (term) => {
    const wanted = term.value.toLowerCase();
    const isFit = (text: string): boolean => (wanted.endsWith('*') ? text.startsWith(wanted.slice(0, -1)) : text === wanted);
    return (item) => read(item).some((text) => text !== null && isFit(text.toLowerCase()));
  };
}

/** Any of a comma-separated list. */
export function isBetween<T>(read: (item: T) => readonly string[]): Comparison<T> {
  return (term) => {
    const wanted = term.value.split(',').map((one) => one.trim().toLowerCase());
    return (item) => read(item).some((text) => wanted.includes(text.toLowerCase()));
  };
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** A tokenised field: exact only when quoted, else every word of the term stands somewhere in it. */
export function isWords<T>(read: (item: T) => string | null): Comparison<T> {
  return (term) => {
    if (term.isQuoted || term.value === '*') return isText<T>((item) => [read(item)])(term);
    const wanted = wordsOf(term.value);
    return (item) => {
      const words = new Set(wordsOf(read(item) ?? ''));
      return wanted.every((word) => words.has(word));
    };
  };
}
