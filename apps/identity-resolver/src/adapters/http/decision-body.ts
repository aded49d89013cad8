import { attributeOf, isSlot, sourceKey, type SlotValue, type ValueKind } from '@trueup/canonical-schema';
import { z } from 'zod';
import { DECISION_KINDS, type AskedDecision } from '../../use-cases/asked-decision';

const text = (most: number) => z.string().trim().min(1).max(most);
const record = z.union([
  z.string().regex(/^[^/]+\/[^/]+\/.+$/, 'Name a record as system/type/id.'),
  z.strictObject({ system: text(100), type: text(100), id: text(200) }).transform(sourceKey),
]);
const moment = z.union([z.iso.datetime({ offset: true }).transform((time) => Date.parse(time)), z.number().int().nonnegative()]);

/** The body of a decision: what it is about, who decides and why. */
export const decisionBody = z
  .strictObject({
    kind: z.enum(DECISION_KINDS),
    records: z.array(record).max(50).default([]),
    customers: z.array(z.uuid()).max(50).default([]),
    parts: z.array(z.array(record).min(1).max(100)).max(20).default([]),
    reviewId: z.uuid().nullable().default(null),
    accept: z.boolean().nullable().default(null),
    slot: z.string().refine(isSlot, 'Name a slot as the contract does, such as phones.mobile.').nullable().default(null),
    key: z.string().max(500).default(''),
    context: z.string().max(200).default(''),
    value: z.json().optional(),
    author: text(200),
    reason: text(2_000),
    expiresAt: moment.nullable().default(null),
    retireOnSourceChange: z.boolean().default(false),
    replaces: z.array(text(100)).max(50).default([]),
  })
  .superRefine(({ kind, slot, value, expiresAt }, found) => {
    if (expiresAt !== null && expiresAt <= Date.now())
      found.addIssue({ code: 'custom', path: ['expiresAt'], message: 'It is over already.' });
    if (kind !== 'pin') return;
    if (value === undefined)
      found.addIssue({ code: 'custom', path: ['value'], message: 'Say which value to pin; null pins that there is none.' });
    else if (slot !== null && value !== null && !isOfKind(value, attributeOf(slot).value))
      found.addIssue({ code: 'custom', path: ['value'], message: `${slot} holds values of kind ${attributeOf(slot).value}.` });
  })
  .transform((body): AskedDecision => ({ ...body, value: (body.value ?? null) as SlotValue | null }));

function isOfKind(value: unknown, kind: ValueKind): boolean {
  if (kind === 'text') return typeof value === 'string' && value.trim() !== '';
  if (kind === 'flag') return typeof value === 'boolean';
  if (kind === 'textList') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  return typeof value === 'object' && !Array.isArray(value);
}

const TEXT = { type: 'string' };
const RECORDS = { type: 'array', items: { ...TEXT, description: 'system/type/id' } };

/** The same for the description of the routes. */
export const DECISION_SCHEMA = {
  type: 'object',
  required: ['kind', 'author', 'reason'],
  properties: {
    kind: { ...TEXT, enum: [...DECISION_KINDS] },
    records: { ...RECORDS, description: 'link joins them; neverLink and split keep every two of them apart' },
    customers: { type: 'array', items: TEXT, description: 'in place of records: each stands for the record that founded it' },
    parts: { type: 'array', items: RECORDS, description: 'of a split: groups that are kept apart from each other' },
    reviewId: { ...TEXT, description: 'the review that it answers; of confirm' },
    accept: { type: 'boolean', description: 'of confirm' },
    slot: { ...TEXT, description: 'of pin and unpin' },
    key: TEXT,
    context: TEXT,
    value: { description: 'of pin; null pins that there is none' },
    author: TEXT,
    reason: TEXT,
    expiresAt: { ...TEXT, format: 'date-time' },
    retireOnSourceChange: { type: 'boolean', description: 'of pin: it ends as soon as a source with a say is seen to say something new' },
    replaces: { type: 'array', items: TEXT, description: 'ids of earlier decisions that this one contradicts and takes the place of' },
  },
};
