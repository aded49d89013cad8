import type { Slot } from '@trueup/canonical-schema';
import { z } from 'zod';
import { ConfigFaults, type ConfigFault } from '../config-faults';
import { faultsOf } from '../faults-of';
import { readYaml } from '../read-yaml';
import type { SystemsConfig } from '../system-row';

const FILE = 'codes.yaml';

/** The lists of codes that systems spell each in their own way. */
export const CODE_LISTS = ['terms', 'taxClasses', 'priceLists', 'currencies', 'regions'] as const;
export type CodeList = (typeof CODE_LISTS)[number];

/** Which slots hold codes of which list. A region is part of an address. */
export const CODED_SLOTS: Readonly<Partial<Record<Slot, CodeList>>> = {
  'erpAccount.terms': 'terms',
  'erpAccount.taxClass': 'taxClasses',
  'erpAccount.priceList': 'priceLists',
  'storefront.priceBook': 'priceLists',
  'erpAccount.currency': 'currencies',
  'addresses.billing': 'regions',
  'addresses.shipping.default': 'regions',
};

const list = z.record(z.string().min(1), z.record(z.string(), z.union([z.string(), z.number()]).transform(String)));
const file = z.strictObject(
  Object.fromEntries(CODE_LISTS.map((name) => [name, list.default({})])) as Record<CodeList, z.ZodDefault<typeof list>>,
);

/** config/codes.yaml: by list and our code, the code of each system. */
export type Codes = Readonly<Record<CodeList, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/** No crosswalk at all: every code passes as it is. */
export const NO_CODES: Codes = { terms: {}, taxClasses: {}, priceLists: {}, currencies: {}, regions: {} };

/** Reads config/codes.yaml whole. Throws ConfigFaults where a system is unknown or one of its codes would mean two of ours. */
export function parseCodes(text: string, systems: SystemsConfig): Codes {
  const read = file.safeParse(readYaml(FILE, text) ?? {});
  if (!read.success) throw new ConfigFaults(FILE, faultsOf(read.error));
  const codes: Codes = read.data;
  const names = new Set(systems.systems.map(({ system }) => system));
  const faults = CODE_LISTS.flatMap((name) => [...strangers(name, codes[name], names), ...ambiguous(name, codes[name])]);
  if (faults.length > 0) throw new ConfigFaults(FILE, faults);
  return codes;
}

/** Our code for a system's; undefined where the list speaks of this system and not of this code. */
export function ourCode(codes: Codes, { list, system, code }: CodeAt): string | undefined {
  const rows = Object.entries(codes[list]).filter(([, theirs]) => system in theirs);
  if (rows.length === 0) return code;
  return rows.find(([, theirs]) => theirs[system] === code)?.[0];
}

/** A system's code for ours; undefined where the list speaks of this system and not of this code. */
export function theirCode(codes: Codes, { list, system, code }: CodeAt): string | undefined {
  const speaks = Object.values(codes[list]).some((theirs) => system in theirs);
  return speaks ? codes[list][code]?.[system] : code;
}

/** A code of a list at a system. */
export interface CodeAt {
  readonly list: CodeList;
  readonly system: string;
  readonly code: string;
}

function strangers(name: CodeList, rows: Codes[CodeList], known: ReadonlySet<string>): ConfigFault[] {
  return Object.entries(rows).flatMap(([ours, theirs]) =>
    Object.keys(theirs)
      .filter((system) => !known.has(system))
      .map((system) => ({ path: `${name}.${ours}.${system}`, message: `${system} is no row of systems.yaml.` })),
  );
}

function ambiguous(name: CodeList, rows: Codes[CodeList]): ConfigFault[] {
  const seen = new Map<string, string>();
  return Object.entries(rows).flatMap(([ours, theirs]) =>
    Object.entries(theirs).flatMap(([system, code]) => {
      const first = seen.get(`${system}\n${code}`);
      if (first === undefined) seen.set(`${system}\n${code}`, ours);
      const message = `${code} of ${system} means ${first ?? ''} already; a code can mean one of ours only.`;
      return first === undefined ? [] : [{ path: `${name}.${ours}.${system}`, message }];
    }),
  );
}
