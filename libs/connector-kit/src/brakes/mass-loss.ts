import type { Brakes } from '@trueup/governance';

/**
 * How many records of a system may lose an attribute, or vanish, within an hour before that is more likely a fault than the truth: a share
 * of them, and never so few that a small tenant could not delete a handful.
 */
export function mostLosses(records: number, { massClearShare, massClearLeast }: Pick<Brakes, 'massClearShare' | 'massClearLeast'>): number {
  return Math.max(massClearShare * records, massClearLeast);
}

/** What went missing from how many records. */
export interface MassLoss {
  readonly system: string;
  /** Empty where records themselves vanished. */
  readonly slot: string;
  readonly lost: number;
  readonly records: number;
}

/** Why it is held and what to do, for a steward. */
export function lossReason({ system, slot, lost, records }: MassLoss): string {
  const of = `${lost} of ${records} records of ${system}`;
  const resume = `\`trueup resume --system ${system}${slot ? ` --slot ${slot}` : ''} --reason …\``;
  return slot
    ? `${slot} went missing from ${of} within an hour. Nothing is cleared anywhere. Look whether the credential may still read it; ${resume} reads them again and takes it for true.`
    : `${of} vanished within an hour. Nobody is taken for deleted. Look whether the credential or the export still shows everything; ${resume} asks for them again and takes it for true.`;
}
