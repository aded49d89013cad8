import { attributeOf, SLOTS, type Attribute, type Slot } from '@trueup/canonical-schema';
import type { ConfigFault } from './config-faults';
import type { ReadRow } from './contract-entries';
import type { ContractRow, SubjectCondition } from './contract-row';
import { stableJson } from './stable-json';
import type { SystemsConfig } from './system-row';

const FAMILIES: readonly string[] = ['crm', 'commerce', 'erp', 'marketing'];
const KINDS = ['person', 'organisation', 'site'] as const;

/** What no schema can see: names that are nobody, gaps, overlaps, groups that disagree, and doors left open to foreign writes. */
export function checkRows(rows: readonly ReadRow[], named: readonly Slot[], systems: SystemsConfig): ConfigFault[] {
  const names = new Set([...FAMILIES, ...systems.systems.map(({ system }) => system)]);
  return [
    ...rows.flatMap((row) => [...unknownNames(row, names), ...openDoors(row, systems), ...idleParts(row)]),
    ...coverage(rows, named),
    ...twice(rows),
    ...brokenGroups(rows),
  ];
}

function unknownNames({ path, row }: ReadRow, names: ReadonlySet<string>): ConfigFault[] {
  const known = (who: string, more: readonly string[]) => names.has(who) || more.includes(who);
  const self = namesSystem(row.slot) ? ['self'] : [];
  const routing = row.slot.startsWith('routing.') ? ['routing'] : [];
  const wrong = (part: string, whos: readonly string[], more: readonly string[]) =>
    whos.flatMap((who, index) => (known(who, more) ? [] : [{ path: `${path}.${part}.${index}`, message: stranger(who, row.slot, names) }]));
  return [
    ...wrong(
      'owner',
      row.owner.map(({ who }) => who),
      ['any', ...self, ...routing],
    ),
    ...wrong('compete', row.compete, []),
    ...wrong(
      'fill',
      row.fill.map(({ who }) => who),
      routing,
    ),
    ...wrong('propose', row.propose, []),
    ...wrong(
      'readers',
      row.readers.map(({ who }) => who),
      [],
    ),
    ...wrong('priority', row.priority, []),
  ];
}

function stranger(who: string, slot: Slot, names: ReadonlySet<string>): string {
  if (who === 'self') return `${slot} belongs to no one system, so self is nobody; name a family or a system.`;
  if (who === 'routing') return 'The routing rule speaks of routing slots only.';
  return `No system or family is called ${who}; there are ${[...names].join(', ')}.`;
}

function openDoors({ path, row, isLimited }: ReadRow, { systems }: SystemsConfig): ConfigFault[] {
  const faults: ConfigFault[] = [];
  const mayAll = row.owner.some(({ who, when }) => who === 'any' && when === null);
  const equals = [...row.owner.filter(({ when }) => when === null).map(({ who }) => who), ...row.compete];
  const isAnyForeign = !mayAll && systems.some(({ system, family }) => !equals.includes(system) && !equals.includes(family));
  if (isAnyForeign && row.onForeignWrite.length === 0)
    faults.push({ path: `${path}.onForeignWrite`, message: 'A foreign system can write it; say shadow, propose, revert or reject.' });
  if (row.onForeignWrite.length > 0 && row.onForeignWrite.every(({ when }) => when !== null))
    faults.push({ path: `${path}.onForeignWrite`, message: 'Every choice has a condition; end with one that always holds.' });
  if (row.onForeignWrite.some(({ then }) => then === 'revert') && !isLimited)
    faults.push({
      path: `${path}.flipLimit`,
      message: 'revert needs its flip limit, or two systems write against each other for ever; give {flips, withinSeconds}.',
    });
  row.readers.forEach(({ as }, index) => {
    if (as === 'masked' && attributeOf(row.slot).value !== 'money')
      faults.push({
        path: `${path}.readers.${index}.as`,
        message: 'Only an amount can be masked, to its band; give it as a value, a flag or a reference.',
      });
  });
  return faults;
}

/** What is written and can never count. */
function idleParts({ path, row }: ReadRow): ConfigFault[] {
  const faults: ConfigFault[] = [];
  const always = row.owner.findIndex(({ when }) => when === null);
  if (always >= 0 && always < row.owner.length - 1)
    faults.push({
      path: `${path}.owner.${always + 1}`,
      message: 'The owner before it has no condition, so it never counts; put it first.',
    });
  if (row.rule.includes('sourcePriority') && row.priority.length === 0)
    faults.push({ path: `${path}.rule`, message: 'sourcePriority needs an order; give priority: [names].' });
  if (row.decay && row.rule.includes('latestExplicit'))
    faults.push({ path: `${path}.decay`, message: 'What a person decided does not fade; take decay away.' });
  const countries = conditionsOf(row).flatMap((when) => ('fact' in when && when.fact === 'country' ? when.oneOf : []));
  for (const country of countries.filter((code) => !/^[A-Za-z]{2}$/.test(code)))
    faults.push({ path: `${path}`, message: `${country} is no country code; give two letters, such as DE.` });
  return faults;
}

type Composed = Exclude<SubjectCondition, string>;

function conditionsOf({ owner, readers, onForeignWrite }: ContractRow): Composed[] {
  const parts = (when: SubjectCondition | string | null): Composed[] => {
    if (when === null || typeof when === 'string') return [];
    return 'all' in when ? when.all.flatMap(parts) : [when];
  };
  return [
    ...owner.flatMap(({ when }) => parts(when)),
    ...onForeignWrite.flatMap(({ when }) => parts(when)),
    ...readers.flatMap(({ when }) => when.flatMap(parts)),
  ];
}

function coverage(rows: readonly ReadRow[], named: readonly Slot[]): ConfigFault[] {
  return SLOTS.flatMap((slot) =>
    KINDS.flatMap((kind) => {
      const found = rows.filter(({ row }) => row.slot === slot && row.element === null && row.kinds.includes(kind));
      const isFaultyItself = found.length === 0 && named.includes(slot) && !rows.some(({ row }) => row.slot === slot);
      if (found.length === 1 || isFaultyItself) return [];
      const message =
        found.length === 0 ? `No row says who owns it for a ${kind}; add one.` : `${found.length} rows speak for a ${kind}; keep one.`;
      return [{ path: `slots.${slot}`, message }];
    }),
  );
}

/** Rows that speak of the same one of a tenant's own fields. */
function twice(rows: readonly ReadRow[]): ConfigFault[] {
  const isSame = ({ row: left }: ReadRow, { row: right }: ReadRow) =>
    left.element !== null && left.element === right.element && left.kinds.some((kind) => right.kinds.includes(kind));
  return rows
    .filter((row, index) => rows.findIndex((other) => isSame(row, other)) < index && row.row.element !== null)
    .map(({ path, row }) => ({ path, message: `Another row speaks for extensions.${row.element ?? ''} already; keep one.` }));
}

function brokenGroups(rows: readonly ReadRow[]): ConfigFault[] {
  return rows.flatMap(({ path, row }) => {
    const native = attributeOf(row.slot).group;
    if (native && row.group !== native)
      return [{ path: `${path}.group`, message: `It is one of the group ${native}; name that group or none.` }];
    const first = rows.find((other) => other.row.group === row.group && other.row.kinds[0] === row.kinds[0]);
    if (row.group === null || !first || policyText(first.row) === policyText(row)) return [];
    return [{ path, message: `The group ${row.group} wins or loses as one, but its policy differs from ${first.path}; make them equal.` }];
  });
}

function policyText({
  slot: _slot,
  element: _element,
  why: _why,
  accountable: _accountable,
  steward: _steward,
  slo: _slo,
  ...policy
}: ContractRow): string {
  return stableJson(policy);
}

/** Whether keys of a slot begin with a system. */
function namesSystem(slot: Slot): boolean {
  const { place }: Attribute = attributeOf(slot);
  return 'key' in place && place.key[0] === 'system';
}
