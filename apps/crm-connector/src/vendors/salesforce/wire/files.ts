import type { Consent, Money } from '@trueup/canonical-schema';

/** `ERP_Accounts__c`: one customer's accounts, by system and legal entity. */
export interface ErpAccount {
  readonly number?: string | null;
  readonly billingEntity?: string | null;
  readonly stage?: string | null;
  readonly terms?: string | null;
  /** A text is the band that a masked limit lies in. */
  readonly creditLimit?: Money | string | null;
  readonly hold?: boolean | null;
  readonly blocks?: readonly string[] | null;
  readonly partnerRoles?: readonly string[] | null;
  readonly taxClass?: readonly string[] | null;
  readonly exemptions?: readonly string[] | null;
  readonly priceList?: string | null;
  readonly currency?: string | null;
  readonly invoiceEmail?: string | null;
}

/** `Web_Preferences__c`: what stores tell of a shopper, by system and brand. */
export interface StoreFile {
  readonly cart?: string | null;
  readonly webPreferences?: string | null;
  readonly behaviour?: string | null;
}

/** One entry of the list in `Order_References__c`. */
export interface OrderEntry {
  readonly system: string;
  readonly number: string;
  readonly status: string;
  readonly placedAt: number | null;
  readonly legalEntity: string | null;
  readonly brand: string | null;
  readonly channel: string | null;
}

export interface ConsentEntry extends Consent {
  readonly channel: string;
  /** Contact point, purpose and controller. */
  readonly key: string;
}

/** `Consents__c`. */
export interface ConsentFile {
  readonly entries: Readonly<Record<string, ConsentEntry | null>>;
  /** What the field for people was given, by channel; another word there is somebody's own decision. */
  readonly shown: Readonly<Record<string, unknown>>;
}

/** The parsed files; null where the field is empty. */
export interface Files {
  readonly ERP_Accounts__c?: Readonly<Record<string, ErpAccount | null>> | null;
  readonly Web_Preferences__c?: Readonly<Record<string, StoreFile | null>> | null;
  /** By store and number. */
  readonly Order_References__c?: Readonly<Record<string, OrderEntry | null>> | null;
  readonly Consents__c?: ConsentFile | null;
}

export type FileField = keyof Files;
