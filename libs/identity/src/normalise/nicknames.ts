import { foldName } from './fold';
import { ENGLISH_A_TO_J } from './given/english-a-to-j';
import { ENGLISH_K_TO_Z } from './given/english-k-to-z';
import { FRENCH } from './given/french';
import { GERMAN } from './given/german';
import { GREEK } from './given/greek';
import { INTERNATIONAL } from './given/international';
import { ITALIAN } from './given/italian';
import { NORTHERN } from './given/northern';
import { POLISH } from './given/polish';
import { PORTUGUESE } from './given/portuguese';
import { RUSSIAN } from './given/russian';
import { SPANISH } from './given/spanish';

const NICKNAMES = [ENGLISH_A_TO_J, ENGLISH_K_TO_Z, FRENCH, GERMAN, GREEK, ITALIAN, NORTHERN, POLISH, PORTUGUESE, RUSSIAN, SPANISH];

/** How two given names stand to each other: a name and its short form, one name in two languages, or neither. */
export type GivenKinship = 'nickname' | 'translation' | 'none';

const LEADS = leadsIn(NICKNAMES);
const TRANSLATIONS = leadsIn([INTERNATIONAL]);

/**
 * The names of which this one is a short form or another spelling, itself among them where it is one. A short form of many names
 * has many. Expects one folded word; empty where the word is not known.
 */
export function leadNames(given: string): readonly string[] {
  return LEADS.get(given) ?? NONE;
}

/** How two given names, each one folded word, stand to each other. Equal names are nicknames of one another. */
export function givenKinship(one: string, other: string): GivenKinship {
  if (one === other || shares(leadNames(one), leadNames(other))) return 'nickname';
  return shares(TRANSLATIONS.get(one) ?? NONE, TRANSLATIONS.get(other) ?? NONE) ? 'translation' : 'none';
}

const NONE: readonly string[] = [];

function leadsIn(tables: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const leads = new Map<string, string[]>();
  for (const line of tables.flatMap((table) => table.trim().split('\n'))) {
    const names = line.split(' ').map(foldName);
    const lead = names[0] ?? '';
    for (const name of names) {
      const known = leads.get(name) ?? [];
      if (!known.includes(lead)) leads.set(name, [...known, lead]);
    }
  }
  return leads;
}

function shares(one: readonly string[], other: readonly string[]): boolean {
  return one.some((lead) => other.includes(lead));
}
