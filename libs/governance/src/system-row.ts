import type { CanaryFilter } from './canary';

/** Where a secret comes from: an environment variable (or the file named by the variable `<env>_FILE`), or a file. */
export type Secret = { readonly env: string } | { readonly file: string };

/** What a system is for. */
export type Family = 'crm' | 'commerce' | 'erp' | 'marketing';

/** How far a system takes part. */
export type Mode = 'off' | 'listen' | 'observe' | 'canary' | 'write';

/** One part of the text that a webhook's signature covers. */
export type SignedPart = 'body' | { readonly header: string };

/** How a system signs its webhooks and where their ids are; enough for a gateway that knows no vendor. */
export interface WebhookRule {
  readonly secret: Secret;
  /** How the secret's text becomes the key's bytes, after its prefix (such as `whsec_`) was taken off. */
  readonly secretEncoding: 'utf8' | 'base64' | 'hex';
  readonly secretPrefix: string;
  readonly signature: {
    readonly header: string;
    readonly algorithm: 'sha1' | 'sha256' | 'sha512';
    readonly encoding: 'base64' | 'hex';
    /** Text before the digest, such as `sha256=` or `v1,`; entries without it are not ours to check. */
    readonly prefix: string;
    /** Separates several signatures in one header; null where there is always one. */
    readonly separator: string | null;
    /** The signed text: these parts joined by `joinedBy`. */
    readonly signs: readonly SignedPart[];
    readonly joinedBy: string;
  };
  /** Header with the time of sending and how far it may be off; null where the system sends none. */
  readonly timestamp: { readonly header: string; readonly unit: 'seconds' | 'milliseconds'; readonly toleranceSeconds: number } | null;
  readonly deliveryId: { readonly header: string };
  readonly subject: { readonly header: string } | null;
  /** Where a notice names its record; the first row whose subject fits counts. */
  readonly keys: readonly NoticeKey[];
}

/** Where notices of some subjects name their record. */
export interface NoticeKey {
  /** A subject, or the beginning of subjects before a `*`. */
  readonly subject: string;
  /** The vendor's record type, as connectors name it in a SourceRef. */
  readonly type: string;
  /** Path of the id in the JSON body, dots between names. */
  readonly id: string;
  /** Regular expression whose first group is the id in what was found there; null where the whole is. */
  readonly match: string | null;
}

/** When an order of a store counts as accepted. */
export interface OrderAcceptedRule {
  readonly financialStatus: readonly string[];
  /** Channels that count; null for all. */
  readonly channels: readonly string[] | null;
  /** Risk levels that still count. */
  readonly risk: readonly string[];
}

/** What holds writing to a system before it does harm. A limit that is null is none. */
export interface Brakes {
  readonly createsPerHour: number | null;
  readonly clearsPerHour: number | null;
  readonly mergesPerHour: number | null;
  /** Of the system's records, 0 to 1. */
  readonly shareTouchedPerHour: number | null;
  /** Share of records that lose one attribute or vanish within an hour, from which nobody believes it. */
  readonly massClearShare: number;
  /** Fewer records than that are never a mass. */
  readonly massClearLeast: number;
}

/** One system instance: a row of systems.yaml. */
export interface SystemRow {
  readonly system: string;
  readonly vendor: string;
  readonly family: Family;
  readonly mode: Mode;
  readonly brand: string | null;
  readonly legalEntity: string | null;
  readonly businessUnit: string | null;
  readonly region: string | null;
  readonly country: string | null;
  /** Whom a canary writes; null where the mode is none. */
  readonly canary: CanaryFilter | null;
  /** Whether nothing is written anywhere before this system's first load is through. */
  readonly firstLoad: boolean;
  readonly createWhen: 'firstOrder' | 'orderAccepted' | 'never' | 'always';
  /** When a person becomes a contact of a company there. */
  readonly createContactsWhen: 'never' | 'related';
  /** When a company or a site gets a record there. */
  readonly createCompaniesWhen: 'never' | 'approved' | 'always';
  readonly orderAccepted: OrderAcceptedRule | null;
  /** Field that holds our create key, where the vendor leaves a choice. */
  readonly keyField: string | null;
  readonly pollSeconds: number;
  readonly webhook: WebhookRule | null;
  readonly connection: Readonly<Record<string, Secret | string | number>>;
  /** Limits of the target in its own unit, such as `concurrency` or `pointsPerSecond`. */
  readonly limits: Readonly<Record<string, number>>;
  readonly brakes: Brakes;
  /** Whatever else the vendor's connector reads. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What a row is in these respects unless it says otherwise. */
export const ROW_DEFAULTS: Pick<SystemRow, 'canary' | 'firstLoad' | 'createContactsWhen' | 'createCompaniesWhen' | 'brakes'> = {
  canary: null,
  firstLoad: false,
  createContactsWhen: 'never',
  createCompaniesWhen: 'never',
  brakes: {
    createsPerHour: null,
    clearsPerHour: null,
    mergesPerHour: null,
    shareTouchedPerHour: null,
    massClearShare: 0.01,
    massClearLeast: 10,
  },
};

/** config/systems.yaml. */
export interface SystemsConfig {
  readonly cell: string;
  readonly systems: readonly SystemRow[];
  readonly addressCheck: AddressCheckRule;
}

/** How addresses are checked before an ERP gets them. */
export interface AddressCheckRule {
  readonly check: 'none' | 'structure';
  /** Countries whose addresses pass; null for all. */
  readonly countries: readonly string[] | null;
}
