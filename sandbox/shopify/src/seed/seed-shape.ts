import { z } from 'zod';

const text = z.string().nullable().default(null);
const time = z.iso.datetime({ offset: true }).optional();

/** The id of a record, or `@n` for the n-th record of the same request, counted from 0. */
const reference = z.string().regex(/^(@\d+|\d+)$/, 'Give an id, or @n for the n-th record of this request.');

const address = z.record(z.string(), z.string().nullable());

const consent = z.strictObject({
  state: z.enum(['NOT_SUBSCRIBED', 'PENDING', 'SUBSCRIBED', 'UNSUBSCRIBED']),
  optInLevel: text,
  updatedAt: text,
});

const customer = z.strictObject({
  type: z.literal('customer'),
  firstName: text,
  lastName: text,
  email: text,
  phone: text,
  note: text,
  tags: z.array(z.string()).default([]),
  locale: z.string().default('en'),
  state: z.enum(['DECLINED', 'DISABLED', 'ENABLED', 'INVITED']).default('DISABLED'),
  emailConsent: consent.optional(),
  smsConsent: consent.optional(),
  /** As MailingAddressInput; the first is the default. */
  addresses: z.array(address).default([]),
  metafields: z.array(z.strictObject({ namespace: z.string(), key: z.string(), type: z.string(), value: z.string() })).default([]),
  createdAt: time,
});

const company = z.strictObject({ type: z.literal('company'), name: z.string().min(1), externalId: text, note: text, createdAt: time });

const companyLocation = z.strictObject({
  type: z.literal('companyLocation'),
  company: reference,
  name: z.string().min(1),
  externalId: text,
  phone: text,
  note: text,
  /** As CompanyAddressInput. */
  billingAddress: address.optional(),
  shippingAddress: address.optional(),
  /** Name of a template, such as Net 30. */
  paymentTerms: text,
  taxRegistrationId: text,
  taxExempt: z.boolean().default(false),
  taxExemptions: z.array(z.string()).default([]),
  createdAt: time,
});

const companyContact = z.strictObject({
  type: z.literal('companyContact'),
  company: reference,
  customer: reference,
  title: text,
  isMain: z.boolean().default(false),
  roles: z.array(z.strictObject({ location: reference, role: z.string() })).default([]),
  createdAt: time,
});

export const seedRecord = z.discriminatedUnion('type', [customer, company, companyLocation, companyContact]);

export type SeedRecord = z.output<typeof seedRecord>;
export type SeedOf<Type extends SeedRecord['type']> = Extract<SeedRecord, { type: Type }>;
