/** Groups of evidence as people name them. */
export type EvidenceGroup = 'name' | 'email' | 'phone' | 'place' | 'birthDate' | 'taxId' | 'loyaltyId' | 'employer' | 'references';

/** How each comparison can come out. The part before the dot is the group of evidence. */
export const COMPARISONS = {
  given: ['name.givenSame', 'name.givenNickname', 'name.givenAlike', 'name.givenPart', 'name.givenInitial', 'name.givenDiffers'],
  family: ['name.familySame', 'name.familyAlike', 'name.familyPart', 'name.familyInitial', 'name.familyDiffers'],
  middle: ['name.middleSame', 'name.middleDiffers'],
  suffix: ['name.suffixDiffers'],
  companyName: [
    'name.organisationSame',
    'name.organisationNear',
    'name.organisationShort',
    'name.legalFormDiffers',
    'name.organisationDiffers',
  ],
  siteName: ['name.siteSame', 'name.siteDiffers'],
  email: ['email.same', 'email.alike', 'email.differs'],
  domain: ['email.domain'],
  phone: ['phone.same', 'phone.alike', 'phone.work', 'phone.differs'],
  place: ['place.same', 'place.near', 'place.street', 'place.postalCode', 'place.city', 'place.differs'],
  workPlace: ['place.work'],
  birthDate: ['birthDate.same', 'birthDate.near', 'birthDate.year', 'birthDate.yearDiffers', 'birthDate.differs'],
  taxId: ['taxId.same', 'taxId.unchecked', 'taxId.near', 'taxId.other', 'taxId.differs'],
  loyaltyId: ['loyaltyId.same'],
  employer: ['employer.same'],
  references: [
    'references.order',
    'references.crossReference',
    'references.shared',
    'references.organisation',
    'references.merged',
    'references.ourKey',
  ],
} as const satisfies Readonly<Record<string, readonly `${EvidenceGroup}.${string}`[]>>;

export type ComparisonName = keyof typeof COMPARISONS;
export type Level = (typeof COMPARISONS)[ComparisonName][number];

/** What is compared of two persons. */
// prettier-ignore
export const OF_PERSONS: readonly ComparisonName[] = [
  'given', 'family', 'middle', 'suffix', 'email', 'phone', 'place', 'workPlace', 'birthDate', 'taxId', 'loyaltyId', 'employer', 'references',
];

/** What is compared of two organisations or sites. */
// prettier-ignore
export const OF_ORGANISATIONS: readonly ComparisonName[] = [
  'companyName', 'siteName', 'email', 'domain', 'phone', 'place', 'taxId', 'loyaltyId', 'references',
];
