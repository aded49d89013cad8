/** Changes with the weights, the lists, the rules or the normalisation. */
export const MODEL_VERSION = 'rules-2';

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
  'name.organisationNear': 7,
  'name.organisationDiffers': -6,
  'name.legalFormDiffers': -10,
  'name.siteSame': 7,
  'name.siteDiffers': -4,
  'email.same': 16,
  'email.domain': 12,
  'email.differs': -1,
  'phone.same': 13,
  'phone.work': 3,
  'phone.differs': -1,
  'place.same': 11,
  'place.postalCode': 4,
  'place.city': 2,
  'place.work': 3,
  'place.differs': -1,
  'birthDate.same': 10,
  'birthDate.differs': -10,
  'taxId.same': 26,
  'taxId.unchecked': 14,
  'taxId.differs': -30,
  'loyaltyId.same': 22,
  'references.order': 18,
  'references.crossReference': 24,
  'references.organisation': 13,
  'references.merged': 40,
  'references.ourKey': 60,
} as const satisfies Readonly<Record<`${EvidenceGroup}.${string}`, number>>;

export type Level = keyof typeof WEIGHTS;

/** Joins of two groups of records that rest on one edge weaker than this are held for a steward; bits. */
export const HOLD_BELOW_BITS = 25;
