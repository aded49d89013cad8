import { z } from 'zod';
import { RULE_NAMES } from './settled-by';
import type { ContractRow, ReaderCondition, SubjectCondition } from './contract-row';

const FACTS = ['country', 'legalEntity', 'businessUnit', 'region', 'brand'] as const;
const DISPOSITIONS = ['shadow', 'propose', 'revert', 'reject'] as const;
const OF_SUBJECT = ['hasErpAccount', 'b2b'] as const;
const OF_FOREIGN = [...OF_SUBJECT, 'validated'] as const;
const OF_READER = [...OF_FOREIGN, 'notLogin', 'sameBrand', 'consented'] as const;

const text = z.string().min(1);
const note = text.nullable().default(null);

/** One thing or a list of them, read as a list. */
function some<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item));
}

const fact = z
  .partialRecord(z.enum(FACTS), some(text))
  .refine((facts) => Object.keys(facts).length > 0, `Give ${FACTS.join(', ')} with the values that fit.`)
  .transform((facts) => together(FACTS.flatMap((name) => (facts[name] ? { fact: name, oneOf: facts[name] } : []))));

/** Several conditions as one that holds where all of them do. */
function together<C extends SubjectCondition>(conditions: readonly C[]): SubjectCondition {
  const [only] = conditions;
  return only !== undefined && conditions.length === 1 ? only : { all: conditions };
}

function condition<const N extends readonly [string, ...string[]]>(names: N) {
  return z.union([z.enum(names), fact], {
    error: `Unknown condition; known are ${names.join(', ')}, or {fact: [values]} with ${FACTS.join(', ')}.`,
  });
}

const speaker = z.union(
  [text, z.strictObject({ system: text, when: some(condition(OF_SUBJECT)).pipe(z.array(z.custom<SubjectCondition>()).min(1)) })],
  {
    error: `Give a name or {system, when}; when is ${OF_SUBJECT.join(', ')} or facts (${FACTS.join(', ')}), all of which must hold.`,
  },
);
const filler = z.union([text, z.strictObject({ system: text, when: z.literal('verified') })], {
  error: 'Give a name or {system, when: verified}.',
});
const reader = z.union([
  text,
  z.strictObject({
    system: text,
    when: some(condition(OF_READER)).default([]),
    as: z.enum(['value', 'masked', 'flag', 'reference']).default('value'),
  }),
]);
const onForeign = z.union(
  [z.enum(DISPOSITIONS), z.strictObject({ do: z.enum(DISPOSITIONS), when: condition(OF_FOREIGN).nullable().default(null) })],
  {
    error: `Give ${DISPOSITIONS.join(', ')} or {do, when}.`,
  },
);

/** How often a value may be put back. */
export const flipLimit = z
  .strictObject({ flips: z.number().int().positive(), withinSeconds: z.number().positive() })
  .transform(({ flips, withinSeconds }) => ({ flips, withinMs: withinSeconds * 1000 }));

const DAY_MS = 86_400_000;
const decay = z
  .strictObject({ afterDays: z.number().positive() }, { error: 'Give {afterDays}.' })
  .transform(({ afterDays }) => ({ afterMs: Math.round(afterDays * DAY_MS) }));

const switchedOff = z.literal(false);

/** One row as it is written, without the slots that it is for. */
export const rowBody = z
  .strictObject({
    owner: some(speaker),
    compete: some(text).default([]),
    fill: some(filler).default([]),
    propose: some(text).default([]),
    readers: some(reader).default([]),
    rule: some(z.enum(RULE_NAMES)),
    priority: some(text).default([]),
    onForeignWrite: some(onForeign).default([]),
    flipLimit: z.union([flipLimit, switchedOff], { error: 'Give {flips, withinSeconds}.' }).optional(),
    empty: z.enum(['ignore', 'clears']),
    decay: decay.optional(),
    group: note,
    why: text,
    accountable: note,
    steward: note,
    slo: note,
    exceptionTo: note,
  })
  .transform((row) => ({
    ...row,
    owner: row.owner.map((one) => (typeof one === 'string' ? { who: one, when: null } : { who: one.system, when: together(one.when) })),
    fill: row.fill.map((one) => (typeof one === 'string' ? { who: one, verifiedOnly: false } : { who: one.system, verifiedOnly: true })),
    readers: row.readers.map((one) =>
      typeof one === 'string'
        ? { who: one, when: [], as: 'value' as const }
        : { who: one.system, when: one.when as ReaderCondition[], as: one.as },
    ),
    onForeignWrite: row.onForeignWrite.map((one) =>
      typeof one === 'string' ? { then: one, when: null } : { then: one.do, when: one.when },
    ),
  }));

/** A row before its slots, kinds and flip limit are settled. */
export type RowBody = Omit<ContractRow, 'slot' | 'element' | 'kinds' | 'flipLimit'> & Pick<z.output<typeof rowBody>, 'flipLimit'>;

/** The file's frame; its entries are read one by one, so that each fault names its slot. */
export const contractFile = z.strictObject({
  flipLimit: z.union([flipLimit, switchedOff], { error: 'Give {flips, withinSeconds}.' }).default({ flips: 3, withinMs: 600_000 }),
  slots: z.record(text, z.record(z.string(), z.unknown(), { error: 'Give a row: owner, readers, rule, onForeignWrite, empty, why.' })),
});
