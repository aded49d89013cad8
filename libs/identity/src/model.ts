/** Changes with the weights, the lists, the rules or the normalisation. */
export const MODEL_VERSION = 'rules-1';

/** Groups of evidence as people name them. */
export type EvidenceGroup = 'name' | 'email' | 'phone' | 'place' | 'birthDate' | 'taxId' | 'loyaltyId' | 'references';

/** How a comparison can come out, with its bits for or against. A trained model takes the place of these constants. */
export const WEIGHTS = {
  'name.same': 13,
  'name.near': 8,
  'name.givenDiffers': -12,
  'name.familyDiffers': -4,
  'name.suffixDiffers': -8,
  'name.organisationSame': 13,
  'name.organisationDiffers': -6,
  'email.same': 16,
  'email.differs': -1,
  'phone.same': 13,
  'phone.differs': -1,
  'place.same': 11,
  'place.postalCode': 4,
  'place.differs': -1,
  'birthDate.same': 10,
  'birthDate.differs': -10,
  'taxId.same': 26,
  'taxId.unchecked': 14,
  'taxId.differs': -30,
  'loyaltyId.same': 22,
  'references.order': 18,
  'references.crossReference': 24,
  'references.ourKey': 60,
} as const satisfies Readonly<Record<`${EvidenceGroup}.${string}`, number>>;

export type Level = keyof typeof WEIGHTS;

/** Joins of two groups of records that rest on one edge weaker than this are held for a steward; bits. */
export const HOLD_BELOW_BITS = 25;
