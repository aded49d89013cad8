import type { PartyKind, SourceRef } from '@trueup/canonical-schema';
import type { CompanyName } from './company/company-name';
import type { Place } from './normalise/place';
import type { TaxIdentifier } from './normalise/tax-id';

/** The parts of a record that can speak for or against a link, each a sorted set without repeats. Plain JSON. */
export interface Identifiers {
  readonly givens: readonly string[];
  readonly middles: readonly string[];
  readonly families: readonly string[];
  readonly suffixes: readonly string[];
  /** Of an organisation its own names, of a site those of its organisation. */
  readonly companies: readonly CompanyName[];
  /** Names that tell a site from the others of its organisation. */
  readonly sites: readonly string[];
  /** Domains of a company's e-mails and websites. */
  readonly domains: readonly string[];
  readonly emails: readonly string[];
  /** Plus-tags that were taken off the e-mails; kept for people to read, never compared. */
  readonly emailTags: readonly string[];
  /** E.164. */
  readonly phones: readonly string[];
  readonly places: readonly Place[];
  /** A person's phones and places that are an employer's; colleagues share them. */
  readonly workPhones: readonly string[];
  readonly workPlaces: readonly Place[];
  /** Names of the companies for which a person acts. */
  readonly employerNames: readonly CompanyName[];
  /** Keys of the records of the organisations or sites for which a person acts. */
  readonly employers: readonly string[];
  /** Keys of the records above a company or site in its system. */
  readonly parents: readonly string[];
  /** ISO 8601 dates. */
  readonly birthDates: readonly string[];
  readonly taxIds: readonly TaxIdentifier[];
  /** `programme|number`. */
  readonly loyaltyIds: readonly string[];
  /** `store|number`. */
  readonly orders: readonly string[];
  /** What other records may call this one: `scheme|value`. */
  readonly calledBy: readonly string[];
  /** What this record calls others: `scheme|value`. */
  readonly calls: readonly string[];
  /** Customers for which Trueup itself created the record. */
  readonly madeFor: readonly string[];
}

/** A record ready to be compared. */
export interface NormalisedRecord extends Identifiers {
  readonly key: string;
  readonly source: SourceRef;
  readonly kind: PartyKind;
  readonly isPresent: boolean;
  /** Key of the record that its own system merged it into. */
  readonly mergedInto: string | null;
  /** The id of the customer that this record would found. */
  readonly foundingId: string;
}
