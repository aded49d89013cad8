import { sourceKey, type SlotValue, type SourceRef } from '@trueup/canonical-schema';
import type { Standing } from '../claim';
import { slotName } from '../slot-name';
import type { Explanation, LoserExplained } from './explanation';
import { DISPOSITION_WORDS, LOSER_WORDS, momentOf, RULE_WORDS, TIME_WORDS, wordsFor } from './words';

type Facts = Omit<Explanation, 'text'>;

/** An explanation for people, sentence by sentence. */
export function sentencesOf(facts: Facts): string[] {
  return [
    headline(facts),
    ...(facts.source === null ? [] : [...originOf(facts), wordsFor(RULE_WORDS, facts.rule ?? '') ?? `The rule ${facts.rule} settled it.`]),
    ...saySo(facts),
    ...facts.losers.map((loser) => lost(loser, facts.value)),
    ...facts.foreign.map(({ source, disposition, valueTime }) => {
      const since = valueTime === null ? '' : ` since ${momentOf(valueTime)}`;
      return `${sourceKey(source)} holds something else${since} and has no say: ${wordsFor(DISPOSITION_WORDS, disposition) ?? disposition}.`;
    }),
    ...contractOf(facts),
  ];
}

function headline({ state, value, ...address }: Facts): string {
  const where = [address.key, address.context].filter((part) => part !== '').join(', ');
  const name = where === '' ? slotName(address) : `${slotName(address)} (${where})`;
  if (state === 'none') return `${name} has no golden value: no record with a say has one.`;
  return value === null ? `${name} was cleared.` : `${name} is ${shown(value)}.`;
}

function originOf({ source, valueTime, timeQuality, verification, decision, rule }: Facts): string[] {
  if (source === null) return [];
  if (rule === 'pinned') return [pinnedBy(decision, source, valueTime)];
  if (rule === 'takenBack') return [takenBackBy(decision, source, valueTime)];
  const when = valueTime === null ? 'at a time that nobody told' : `on ${momentOf(valueTime)}`;
  const checked = verification === 'verified' ? ' and was checked' : '';
  return [`It is what ${sourceKey(source)} says ${when} (${TIME_WORDS[timeQuality ?? 'UNKNOWN']})${checked}.`];
}

function pinnedBy(decision: Facts['decision'], source: SourceRef, at: number | null): string {
  if (decision === null) return `It was pinned by decision ${source.id}${at === null ? '' : ` on ${momentOf(at)}`}.`;
  const { author, reason, decidedAt, expiresAt, retireOnSourceChange } = decision;
  const ends = [
    ...(expiresAt === null ? [] : [`on ${momentOf(expiresAt)}`]),
    ...(retireOnSourceChange ? ['as soon as a source with a say changes it'] : []),
  ];
  const until = ends.length === 0 ? 'until it is unpinned' : `; it ends ${ends.join(' or ')}`;
  return `${author} pinned it on ${momentOf(decidedAt)}${ends.length === 0 ? ` ${until}` : until}, because: ${reason}`;
}

function takenBackBy(decision: Facts['decision'], source: SourceRef, at: number | null): string {
  const when = at === null ? '' : ` on ${momentOf(at)}`;
  if (decision === null) return `Decision ${source.id} took it back${when}.`;
  return `${decision.author} took it back${when} by parting records, because: ${decision.reason}`;
}

function saySo({ standings }: Facts): string[] {
  const of = (standing: Standing) => Object.entries(standings).flatMap(([system, one]) => (one === standing ? system : []));
  const parts = [
    ...said(of('owner'), 'owns it', 'own it'),
    ...said(of('compete'), 'competes with an equal say', 'compete with an equal say'),
    ...said(of('fill'), 'fills in', 'fill in'),
    ...said(of('propose'), 'may propose', 'may propose'),
  ];
  return parts.length === 0 ? [] : [`${parts.join('; ')}.`];
}

function said(systems: readonly string[], one: string, many: string): string[] {
  return systems.length === 0 ? [] : [`${systems.join(', ')} ${systems.length === 1 ? one : many}`];
}

function lost({ source, standing, value, valueTime, because }: LoserExplained, golden: SlotValue | null): string {
  const what = value === null ? 'that there is none' : JSON.stringify(value) === JSON.stringify(golden) ? 'the same' : shown(value);
  const when = valueTime === null ? '' : ` (${momentOf(valueTime)})`;
  const as = standing === null || standing === 'foreign' ? '' : `, ${ROLE[standing]},`;
  return `${sourceKey(source)}${as} says ${what}${when} and lost: ${wordsFor(LOSER_WORDS, because) ?? because}.`;
}

const ROLE: Readonly<Record<Exclude<Standing, 'foreign'>, string>> = {
  owner: 'an owner',
  compete: 'a competitor',
  fill: 'a fill',
  propose: 'which may propose',
};

function contractOf({ contractVersion, contractRow }: Facts): string[] {
  if (contractVersion === null) return [];
  if (contractRow === null) return [`Contract ${contractVersion} settled it; its text is not known here any more.`];
  const { rule, why, group, accountable, steward } = contractRow;
  const people = [...(accountable ? [`accountable is ${accountable}`] : []), ...(steward ? [`the steward is ${steward}`] : [])];
  return [
    `Contract ${contractVersion}, rule ${rule.join(', ')}${group === null ? '' : `, as one with the group ${group}`}: ${why}`,
    ...(people.length === 0 ? [] : [`${capital(people.join('; '))}.`]),
  ];
}

function shown(value: SlotValue): string {
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
