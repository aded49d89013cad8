// Generated from schemas/ by `npm run generate`; do not edit.

/** A postal address, in the parts that every vendor can hold. */
export interface Address {
  /** Person or department that receives. */
  receiver: string | null;
  /** Company line of the address. */
  company: string | null;
  /** House number and street as written locally. */
  line1: string | null;
  /** Unit, floor, building. */
  line2: string | null;
  /** Anything further. */
  line3: string | null;
  /** City or suburb. */
  city: string | null;
  /** State, province or region; the ISO 3166-2 part after the hyphen where one exists. */
  region: string | null;
  /** Postal code in the country's own format. */
  postalCode: string | null;
  /** ISO 3166-1 alpha-2 code. */
  country: string | null;
  /** Telephone for deliveries, E.164. */
  phone: string | null;
  /** BCP 47 tag of the language it is written in. */
  language: string | null;
}

/** What calls cost in the target's own unit. */
export interface ApiCost {
  /** points, calls or seconds. */
  unit: string;
  /** How many. */
  amount: number;
}

/** source: the system says so itself. ours: it equals what Trueup wrote there, so it is no claim. */
export type ClaimOrigin = 'UNKNOWN' | 'source' | 'ours';

/** value: it has one. empty: it never had one. cleared: it was seen to go from a value to none. erased: removed by law. withheld: this credential may not read it. */
export type ClaimState = 'UNKNOWN' | 'value' | 'empty' | 'cleared' | 'erased' | 'withheld';

/** What one source record says about a consent. */
export interface ConsentDecisionClaim {
  /** The address or number it is about, normalised. */
  contactPoint: string;
  /** email, sms, phone or post. */
  channel: string;
  /** What it allows, such as marketing. */
  purpose: string;
  /** The brand that may rely on it. */
  controller: string;
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: Consent | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** What the person said. */
export type ConsentStatus = 'UNKNOWN' | 'granted' | 'withdrawn' | 'pending';

/** One explicit decision about one contact point, channel, purpose and brand. */
export interface Consent {
  /** Granted, withdrawn or awaiting confirmation. */
  status: ConsentStatus;
  /** Whether the person decided it; a default that a system set is not explicit. */
  explicit: boolean;
  /** How and where it was given, as the source tells. */
  evidence: string | null;
  /** When the person decided, in epoch milliseconds. */
  decidedAt: number | null;
}

/** What one CRM keeps about a customer. As claims; null means that the record says nothing. */
export interface CrmFileClaims {
  /** The CRM, a row of systems.yaml. */
  system: string;
  /** Id of the record in the CRM. */
  recordId: TextClaim | null;
  /** Account tier. */
  tier: TextClaim | null;
  /** Engagement summary, JSON. */
  engagement: TextClaim | null;
  /** Number of open cases, as text. */
  casesOpen: TextClaim | null;
  /** Contacts for service. */
  serviceContacts: TextListClaim | null;
  /** Contacts on opportunities. */
  opportunityContacts: TextListClaim | null;
  /** Service preferences and entitlements, JSON. */
  servicePreferences: TextClaim | null;
  /** active or inactive in this CRM. */
  memberStatus: TextClaim | null;
}

/** What one source record says about an e-mail address. */
export interface EmailClaim {
  /** contact. */
  type: string;
  /** private, or business: and the organisation it belongs to. */
  context: string;
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: string | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** One account in one ERP. As claims; null means that the record says nothing. */
export interface ErpAccountClaims {
  /** The ERP, a row of systems.yaml. */
  system: string;
  /** Legal entity that keeps the account; empty where the ERP has one. */
  legalEntity: string;
  /** Sales area within it; empty where there is none. */
  salesArea: string;
  /** Site of the organisation it serves; empty for the whole. */
  site: string;
  /** Account number. */
  number: TextClaim | null;
  /** The entity that sends the invoices. */
  billingEntity: TextClaim | null;
  /** lead, prospect or customer. */
  stage: TextClaim | null;
  /** Payment terms, by our code. */
  terms: TextClaim | null;
  /** Credit limit. */
  creditLimit: MoneyClaim | null;
  /** Whether the account is on credit hold. */
  hold: FlagClaim | null;
  /** Order and delivery blocks. */
  blocks: TextListClaim | null;
  /** Roles such as soldTo, shipTo, billTo, payer. */
  partnerRoles: TextListClaim | null;
  /** Tax classification. */
  taxClass: TextListClaim | null;
  /** Tax exemptions. */
  exemptions: TextListClaim | null;
  /** Price list, by our code. */
  priceList: TextClaim | null;
  /** ISO 4217 code of the account. */
  currency: TextClaim | null;
  /** Where invoices are sent. */
  invoiceEmail: TextClaim | null;
  /** active or inactive in this ERP. */
  memberStatus: TextClaim | null;
}

/** What every event carries about itself; the same facts are CloudEvents headers. */
export interface EventMeta {
  /** Identifies the event; derived from its cause, so that a repeat is recognised. */
  eventId: string;
  /** Identifies the change in a source that started all this; the same on every step. */
  correlationId: string;
  /** eventId of the event that caused this one; null at the start of a chain. */
  causationId: string | null;
  /** The retailer and region whose data this is; nothing crosses cells. */
  cell: string;
  /** When Trueup recorded the event, in epoch milliseconds. */
  recordedAt: number;
  /** The service that published the event. */
  producer: string;
  /** Version of the ownership contract that was applied, where one was. */
  contractVersion: string | null;
  /** Version of the matching model that was applied, where one was. */
  modelVersion: string | null;
}

/** One reason for or against a link. */
export interface Evidence {
  /** name, email, phone, place, birthDate, taxId, loyaltyId or references. */
  group: string;
  /** What was compared and how it came out. */
  comparison: string;
  /** Bits for (positive) or against (negative). */
  weight: number;
}

/** What one source record says about a tenant's own attribute; JSON where it is no text. */
export interface ExtensionClaim {
  /** Name of the tenant's own attribute. */
  name: string;
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: string | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** How a record reached Trueup. */
export type Feed = 'UNKNOWN' | 'notice' | 'push' | 'poll' | 'sweep' | 'load' | 'file' | 'fetch';

/** One slot of one record before and after a write. */
export interface FieldChange {
  /** The slot. */
  slot: string;
  /** Key of the element within the slot. */
  key: string;
  /** Context of the element. */
  context: string;
  /** What the target held, as JSON; null for nothing. */
  before: string | null;
  /** What was written, as JSON; null for a clear. */
  after: string | null;
}

/** A claim: what one source record says about one attribute (Flag). */
export interface FlagClaim {
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: boolean | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** A value that a system put where the contract gives it no say. */
export interface ForeignValue {
  /** Record that holds it. */
  source: SourceRef;
  /** Slot it sits in. */
  slot: string;
  /** Key of the element within the slot. */
  key: string;
  /** Context of the element. */
  context: string;
  /** shadow, propose, revert or reject. */
  disposition: string;
  /** When it was put there, in epoch milliseconds. */
  valueTime: number | null;
  /** The change that brought it. */
  correlationId: string | null;
}

/** The golden value of a consent. */
export interface GoldenConsentDecision {
  /** The address or number it is about, normalised. */
  contactPoint: string;
  /** email, sms, phone or post. */
  channel: string;
  /** What it allows, such as marketing. */
  purpose: string;
  /** The brand that may rely on it. */
  controller: string;
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: Consent | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** What one CRM keeps about a customer. As golden values; null means that nobody says anything. */
export interface GoldenCrmFile {
  /** The CRM, a row of systems.yaml. */
  system: string;
  /** Id of the record in the CRM. */
  recordId: GoldenText | null;
  /** Account tier. */
  tier: GoldenText | null;
  /** Engagement summary, JSON. */
  engagement: GoldenText | null;
  /** Number of open cases, as text. */
  casesOpen: GoldenText | null;
  /** Contacts for service. */
  serviceContacts: GoldenTextList | null;
  /** Contacts on opportunities. */
  opportunityContacts: GoldenTextList | null;
  /** Service preferences and entitlements, JSON. */
  servicePreferences: GoldenText | null;
  /** active or inactive in this CRM. */
  memberStatus: GoldenText | null;
}

/** The golden value of an e-mail address. */
export interface GoldenEmail {
  /** contact. */
  type: string;
  /** private, or business: and the organisation it belongs to. */
  context: string;
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: string | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** One account in one ERP. As golden values; null means that nobody says anything. */
export interface GoldenErpAccount {
  /** The ERP, a row of systems.yaml. */
  system: string;
  /** Legal entity that keeps the account; empty where the ERP has one. */
  legalEntity: string;
  /** Sales area within it; empty where there is none. */
  salesArea: string;
  /** Site of the organisation it serves; empty for the whole. */
  site: string;
  /** Account number. */
  number: GoldenText | null;
  /** The entity that sends the invoices. */
  billingEntity: GoldenText | null;
  /** lead, prospect or customer. */
  stage: GoldenText | null;
  /** Payment terms, by our code. */
  terms: GoldenText | null;
  /** Credit limit. */
  creditLimit: GoldenMoney | null;
  /** Whether the account is on credit hold. */
  hold: GoldenFlag | null;
  /** Order and delivery blocks. */
  blocks: GoldenTextList | null;
  /** Roles such as soldTo, shipTo, billTo, payer. */
  partnerRoles: GoldenTextList | null;
  /** Tax classification. */
  taxClass: GoldenTextList | null;
  /** Tax exemptions. */
  exemptions: GoldenTextList | null;
  /** Price list, by our code. */
  priceList: GoldenText | null;
  /** ISO 4217 code of the account. */
  currency: GoldenText | null;
  /** Where invoices are sent. */
  invoiceEmail: GoldenText | null;
  /** active or inactive in this ERP. */
  memberStatus: GoldenText | null;
}

/** The golden value of a tenant's own attribute; JSON where it is no text. */
export interface GoldenExtension {
  /** Name of the tenant's own attribute. */
  name: string;
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: string | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** The golden value of one attribute (Flag). */
export interface GoldenFlag {
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: boolean | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** The golden value of a loyalty card. */
export interface GoldenLoyaltyId {
  /** The loyalty programme. */
  programme: string;
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: string | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** The golden value of a tier in a loyalty programme. */
export interface GoldenLoyaltyTier {
  /** The loyalty programme. */
  programme: string;
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: string | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** The golden value of one attribute (Money). */
export interface GoldenMoney {
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: Money | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** The golden value of a name. */
export interface GoldenName {
  /** legal, display, given, middle, family, honorific or suffix. */
  type: string;
  /** BCP 47 tag; empty where the source does not say. */
  language: string;
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: string | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** The golden value of an order. */
export interface GoldenOrderReferenceEntry {
  /** The store that took the order. */
  system: string;
  /** The order's number or id there. */
  number: string;
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: OrderReference | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** The golden value of a telephone number. */
export interface GoldenPhone {
  /** mobile or main. */
  type: string;
  /** private, or business: and the organisation it belongs to. */
  context: string;
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: string | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** The golden value of a postal address. */
export interface GoldenPostalAddress {
  /** billing or shipping. */
  type: string;
  /** Whether it is the default of its type. */
  isDefault: boolean;
  /** private, or business: and the organisation it belongs to. */
  context: string;
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: Address | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** The golden value of a relation to another party. */
export interface GoldenRelationEntry {
  /** organisation (of a site), buyer, approver, billingContact, serviceContact, salesParent, billingParent or payer. */
  type: string;
  /** customerId of the other party; an id that has since gone into another resolves to it. */
  party: string;
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: Relation | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** The golden value of where the customer is served from. */
export interface GoldenRouting {
  /** legalEntity, businessUnit, region or brand. */
  type: string;
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: string | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** value: it has one. cleared: its owner was seen to clear it. */
export type GoldenState = 'UNKNOWN' | 'value' | 'cleared';

/** What one store keeps about a customer. As golden values; null means that nobody says anything. */
export interface GoldenStorefront {
  /** The store, a row of systems.yaml. */
  system: string;
  /** Brand of the store; empty where it has one. */
  brand: string;
  /** enabled, disabled, invited or declined. */
  loginState: GoldenText | null;
  /** The address the shopper signs in with. */
  loginEmail: GoldenText | null;
  /** The number the shopper signs in with, E.164. */
  loginPhone: GoldenText | null;
  /** Price book assigned. */
  priceBook: GoldenText | null;
  /** Preferences set on the web, JSON. */
  webPreferences: GoldenText | null;
  /** Reference to the open cart. */
  cart: GoldenText | null;
  /** Summary of behaviour, JSON. */
  behaviour: GoldenText | null;
  /** active or inactive in this store. */
  memberStatus: GoldenText | null;
}

/** The golden value of a tax id. */
export interface GoldenTaxId {
  /** ISO 3166-1 alpha-2 code of the country that issued it. */
  country: string;
  /** Kind of number, such as vat or ein. */
  type: string;
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: string | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** The golden value of one attribute (TextList). */
export interface GoldenTextList {
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: string[] | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** The golden value of one attribute (Text). */
export interface GoldenText {
  /** Whether there is a value. */
  state: GoldenState;
  /** The value; null where it was cleared. */
  value: string | null;
  /** Where it comes from and why it stands. */
  provenance: Provenance;
}

/** Where a source record stands in its own system. */
export type Lifecycle = 'UNKNOWN' | 'present' | 'deleted' | 'merged';

/** One load of a system's records. */
export interface LoadRun {
  /** Number of the load; its records carry it. */
  generation: number;
  /** running, finished or failed. */
  state: string;
  /** Records read so far. */
  records: number;
  /** Records that there are, as far as the system tells. */
  total: number | null;
  /** What stopped it, where it failed. */
  problem: string | null;
  /** When it began, in epoch milliseconds. */
  startedAt: number;
  /** When it was through, in epoch milliseconds. */
  finishedAt: number | null;
}

/** A claim that was considered and did not become golden. */
export interface LosingClaim {
  /** Record that made it. */
  source: SourceRef;
  /** Its time, in epoch milliseconds. */
  valueTime: number | null;
  /** How well its time is known. */
  timeQuality: TimeQuality;
  /** Why it lost, such as older or foreign. */
  because: string;
  /** What it says of this slot, as JSON; null where it says that there is none. */
  value: string | null;
}

/** What one source record says about a loyalty card. */
export interface LoyaltyIdClaim {
  /** The loyalty programme. */
  programme: string;
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: string | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** What one source record says about a tier in a loyalty programme. */
export interface LoyaltyTierClaim {
  /** The loyalty programme. */
  programme: string;
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: string | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** One source record of the customer. */
export interface Member {
  /** The record. */
  source: SourceRef;
  /** Grows whenever the record changes customer. */
  linkVersion: number;
  /** Where it stands in its system. */
  lifecycle: Lifecycle;
  /** Segment of the record. */
  segment: string | null;
  /** When it joined, in epoch milliseconds. */
  linkedAt: number;
  /** The evidence that joined it, in short. */
  because: string;
}

/** A claim: what one source record says about one attribute (Money). */
export interface MoneyClaim {
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: Money | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** An amount with its currency. */
export interface Money {
  /** Decimal number as text, a point as separator. */
  amount: string;
  /** ISO 4217 code. */
  currency: string;
}

/** What one source record says about a name. */
export interface NameClaim {
  /** legal, display, given, middle, family, honorific or suffix. */
  type: string;
  /** BCP 47 tag; empty where the source does not say. */
  language: string;
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: string | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** What one source record says about an order. */
export interface OrderReferenceEntryClaim {
  /** The store that took the order. */
  system: string;
  /** The order's number or id there. */
  number: string;
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: OrderReference | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** An order that this customer placed. */
export interface OrderReference {
  /** placed, accepted or cancelled, by the store's rule for acceptance. */
  status: string;
  /** When it was placed, in epoch milliseconds. */
  placedAt: number | null;
  /** The legal entity that sells. */
  legalEntity: string | null;
  /** The brand under which it was sold. */
  brand: string | null;
  /** Where it was placed, such as web, pos or draft. */
  channel: string | null;
}

/** The create key that Trueup wrote on a record when it created it. */
export interface OurKey {
  /** The create key. */
  key: string;
  /** The customer it was created for. */
  customerId: string;
}

/** How a change ended at a target. */
export type Outcome = 'UNKNOWN' | 'applied' | 'unchanged' | 'absorbed' | 'superseded' | 'refused' | 'parked';

/** What a record or a golden customer is. */
export type PartyKind = 'UNKNOWN' | 'person' | 'organisation' | 'site';

/** Writing to a system that is held, whole or in part. */
export interface Pause {
  /** The pause. */
  pauseId: string;
  /** Only this slot; null for all. */
  slot: string | null;
  /** Only this lane; null for all. */
  lane: string | null;
  /** The brake that set it, such as massClear; null where a person did. */
  brake: string | null;
  /** Why, in words for a steward. */
  reason: string;
  /** Who or what paused. */
  by: string;
  /** Since when, in epoch milliseconds. */
  since: number;
}

/** What one source record says about a telephone number. */
export interface PhoneClaim {
  /** mobile or main. */
  type: string;
  /** private, or business: and the organisation it belongs to. */
  context: string;
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: string | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** What one source record says about a postal address. */
export interface PostalAddressClaim {
  /** billing or shipping. */
  type: string;
  /** Whether it is the default of its type. */
  isDefault: boolean;
  /** private, or business: and the organisation it belongs to. */
  context: string;
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: Address | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** Where a golden value comes from and why it stands. */
export interface Provenance {
  /** Record that claimed it. */
  source: SourceRef;
  /** The time that counted, in epoch milliseconds. */
  valueTime: number | null;
  /** How well that time is known. */
  timeQuality: TimeQuality;
  /** Whether the value was checked. */
  verification: Verification;
  /** The rule that settled it. */
  rule: string;
  /** Contract that held the rule. */
  contractVersion: string;
  /** The change that brought the value. */
  correlationId: string | null;
  /** Other claims that were considered. */
  losers: LosingClaim[];
}

/** notice: something changed, fetch it. record: the whole record. */
export type RawKind = 'UNKNOWN' | 'notice' | 'record';

/** An identifier that a record carries for another system or purpose. */
export interface Reference {
  /** What kind of identifier it is, such as erpAccountNumber or a system name. */
  scheme: string;
  /** The identifier as the record holds it. */
  value: string;
}

/** What one source record says about a relation to another party. */
export interface RelationEntryClaim {
  /** organisation (of a site), buyer, approver, billingContact, serviceContact, salesParent, billingParent or payer. */
  type: string;
  /** The other party: system, type and id joined by slashes. */
  party: string;
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: Relation | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** What ties this customer to another party. */
export interface Relation {
  /** Whether the relation stands. */
  active: boolean;
  /** Job title or role name. */
  title: string | null;
}

/** What one source record says about where the customer is served from. */
export interface RoutingClaim {
  /** legalEntity, businessUnit, region or brand. */
  type: string;
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: string | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** What became of one accepted change. */
export interface SettledChange {
  /** The change. */
  correlationId: string;
  /** Record that changed. */
  source: SourceRef;
  /** accepted, unchanged or refused. */
  effect: string;
  /** For refused: shadow, propose, revert or reject. */
  disposition: string | null;
  /** Slots it touched. */
  slots: string[];
  /** When it happened in its source, in epoch milliseconds. */
  sourceTime: number | null;
  /** When Trueup received it, in epoch milliseconds. */
  receivedAt: number;
}

/** Names one source record: one system's view of one party. */
export interface SourceRef {
  /** Row of systems.yaml, such as shopify-us. */
  system: string;
  /** The vendor's record type, such as Contact or customer. */
  type: string;
  /** The vendor's own id of the record. */
  id: string;
}

/** What one store keeps about a customer. As claims; null means that the record says nothing. */
export interface StorefrontClaims {
  /** The store, a row of systems.yaml. */
  system: string;
  /** Brand of the store; empty where it has one. */
  brand: string;
  /** enabled, disabled, invited or declined. */
  loginState: TextClaim | null;
  /** The address the shopper signs in with. */
  loginEmail: TextClaim | null;
  /** The number the shopper signs in with, E.164. */
  loginPhone: TextClaim | null;
  /** Price book assigned. */
  priceBook: TextClaim | null;
  /** Preferences set on the web, JSON. */
  webPreferences: TextClaim | null;
  /** Reference to the open cart. */
  cart: TextClaim | null;
  /** Summary of behaviour, JSON. */
  behaviour: TextClaim | null;
  /** active or inactive in this store. */
  memberStatus: TextClaim | null;
}

/** Where a customer stands in a system. */
export type SystemStateKind = 'UNKNOWN' | 'notWanted' | 'wanted' | 'pendingCreate' | 'pendingValidation' | 'aligned' | 'behind' | 'blocked' | 'exception';

/** Where the customer stands in one system. */
export interface SystemState {
  /** Row of systems.yaml. */
  system: string;
  /** Where it stands. */
  state: SystemStateKind;
  /** Why, where that is not plain. */
  reason: string | null;
  /** The record that represents it there. */
  primary: SourceRef | null;
  /** Further records of the customer in the same system. */
  others: SourceRef[];
}

/** What one source record says about a tax id. */
export interface TaxIdClaim {
  /** ISO 3166-1 alpha-2 code of the country that issued it. */
  country: string;
  /** Kind of number, such as vat or ein. */
  type: string;
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: string | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** A claim: what one source record says about one attribute (Text). */
export interface TextClaim {
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: string | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** A claim: what one source record says about one attribute (TextList). */
export interface TextListClaim {
  /** What is known about the value. */
  state: ClaimState;
  /** The value; null unless state is value. */
  value: string[] | null;
  /** When the value came to be in its source, in epoch milliseconds. */
  valueTime: number | null;
  /** How well valueTime is known. */
  timeQuality: TimeQuality;
  /** Who set the value. */
  origin: ClaimOrigin;
  /** Whether the value was checked. */
  verification: Verification;
  /** The vendor's own id of this element, where it has one. */
  partId: string | null;
}

/** How well the time of a value is known: field (the source says), diff (Trueup saw the change), record (time of the whole record), baseline (a first load). */
export type TimeQuality = 'UNKNOWN' | 'field' | 'diff' | 'record' | 'baseline';

/** Whether somebody checked the value. */
export type Verification = 'UNKNOWN' | 'verified' | 'unverified';

/** From here on this contract and this matching model count. */
export interface CustomerContractActivated {
  /** What the event carries about itself. */
  meta: EventMeta;
  /** Version of the ownership contract: a hash of its content. */
  contract: string;
  /** Version of the matching model: its name and a hash of its content. */
  model: string;
  /** The contract as it was read, YAML. */
  document: string;
  /** Who activated it. */
  activatedBy: string;
  /** From when it counts, in epoch milliseconds. */
  effectiveFrom: number;
  /** The contract version it replaces. */
  previous: string | null;
  /** The matching model as it was read, YAML, its counts of names included; null from before it was told. */
  modelDocument: string | null;
  /** Why, in the words of who activated it; null for the first, which nobody asked for. */
  reason: string | null;
}

/** A steward's decision; it survives re-runs and new rules. */
export interface CustomerDecided {
  /** What the event carries about itself. */
  meta: EventMeta;
  /** The decision. */
  decisionId: string;
  /** link, neverLink, pin, unpin, split or confirm. */
  kind: string;
  /** Source records it refers to. */
  records: SourceRef[];
  /** The review it answers. */
  reviewId: string | null;
  /** For confirm: accepted or declined. */
  accept: boolean | null;
  /** For pin and unpin: the slot. */
  slot: string | null;
  /** Key of the element within the slot. */
  key: string;
  /** Context of the element. */
  context: string;
  /** For pin: the value as JSON. */
  value: string | null;
  /** Who decided. */
  author: string;
  /** Why. */
  reason: string;
  /** When, in epoch milliseconds. */
  decidedAt: number;
  /** When it ends, in epoch milliseconds. */
  expiresAt: number | null;
  /** For pin: whether it ends as soon as a source with a say is seen to say something new. */
  retireOnSourceChange: boolean;
}

/** How one or more changes ended at one target. */
export interface CustomerDelivered {
  /** What the event carries about itself. */
  meta: EventMeta;
  /** The customer. */
  customerId: string;
  /** The snapshot that was delivered. */
  goldenVersion: number;
  /** linkVersion of the target record. */
  linkVersion: number;
  /** The target. */
  system: string;
  /** The target record; null where none was made. */
  target: SourceRef | null;
  /** create, update, none. */
  operation: string;
  /** How it ended. */
  outcome: Outcome;
  /** Why, for anything but applied. */
  reason: string | null;
  /** Correlation ids of the changes that this settles. */
  settles: string[];
  /** Slots before and after. */
  changes: FieldChange[];
  /** Identifiers the target gave, such as an account number. */
  references: Reference[];
  /** External id under which the record was created. */
  createKey: string | null;
  /** The record's version after the write, where the target has one. */
  targetVersion: string | null;
  /** The wave it belongs to. */
  waveId: string | null;
  /** Calls it took. */
  attempts: number;
  /** What it cost. */
  cost: ApiCost | null;
  /** When the last call began, in epoch milliseconds. */
  calledAt: number | null;
  /** When the target answered, in epoch milliseconds. */
  completedAt: number | null;
}

/** The whole golden customer after a change; the newest version per customerId stands. */
export interface CustomerGoldenChanged {
  /** What the event carries about itself. */
  meta: EventMeta;
  /** The customer. */
  customerId: string;
  /** Grows with every snapshot of the customer. */
  version: number;
  /** What the customer is. */
  kind: PartyKind;
  /** provisional, active, inactive, merged, restricted or erased. */
  status: string;
  /** The founding record, from which the id derives. */
  founder: SourceRef;
  /** The customer that took this one over, when status is merged. */
  mergedInto: string | null;
  /** Other ids that resolve to this customer. */
  aliases: string[];
  /** Customers that this change took over. */
  mergedFrom: string[];
  /** Customers that this change was split from. */
  splitFrom: string[];
  /** checkout, tax, address or enrichment: how urgent the change is. */
  lane: string;
  /** Whether the change came by a load and must cause no write. */
  baseline: boolean;
  /** The changes that this snapshot takes into account. */
  settles: SettledChange[];
  /** The source records of the customer. */
  members: Member[];
  /** Where the customer stands in each system. */
  systems: SystemState[];
  /** Values in systems that the contract gives no say. */
  foreign: ForeignValue[];
  /** One entry for each: a name. */
  names: GoldenName[];
  /** Date of birth, ISO 8601. */
  birthDate: GoldenText | null;
  /** BCP 47 tag of the language to write in. */
  preferredLanguage: GoldenText | null;
  /** One entry for each: an e-mail address. */
  emails: GoldenEmail[];
  /** One entry for each: a telephone number. */
  phones: GoldenPhone[];
  /** One entry for each: a postal address. */
  addresses: GoldenPostalAddress[];
  /** One entry for each: a tax id. */
  taxIds: GoldenTaxId[];
  /** One entry for each: a loyalty card. */
  loyaltyIds: GoldenLoyaltyId[];
  /** One entry for each: a tier in a loyalty programme. */
  loyaltyTiers: GoldenLoyaltyTier[];
  /** One entry for each: a consent. */
  consents: GoldenConsentDecision[];
  /** One entry for each: an order. */
  orderReferences: GoldenOrderReferenceEntry[];
  /** One entry for each: a relation to another party. */
  relations: GoldenRelationEntry[];
  /** One entry for each: where the customer is served from. */
  routing: GoldenRouting[];
  /** One entry for each: a tenant's own attribute; JSON where it is no text. */
  extensions: GoldenExtension[];
  /** One account in one ERP. */
  erpAccounts: GoldenErpAccount[];
  /** What one store keeps about a customer. */
  storefronts: GoldenStorefront[];
  /** What one CRM keeps about a customer. */
  crm: GoldenCrmFile[];
}

/** What one source record says about one party, translated and not judged. */
export interface CustomerObserved {
  /** What the event carries about itself. */
  meta: EventMeta;
  /** The record. */
  source: SourceRef;
  /** eventId of the raw event it was mapped from. */
  rawEventId: string;
  /** What the record is. */
  kind: PartyKind;
  /** Brand, franchisee, legal entity or business unit it belongs to. */
  segment: string | null;
  /** Where the record stands in its system. */
  lifecycle: Lifecycle;
  /** The record it was merged into. */
  mergedInto: SourceRef | null;
  /** How it came. */
  feed: Feed;
  /** Whether it came by a first load and must cause no write. */
  baseline: boolean;
  /** The record's version in its system. */
  sourceVersion: string | null;
  /** When the record changed there, in epoch milliseconds. */
  sourceTime: number | null;
  /** Grows with every fetch by this connector. */
  fetchSequence: number;
  /** When its raw event arrived, in epoch milliseconds. */
  receivedAt: number;
  /** The vendor's objects that make up the record, where there are several. */
  objects: SourceRef[];
  /** Identifiers of other systems that the record carries. */
  references: Reference[];
  /** The create key on the record, where Trueup created it. */
  ourKey: OurKey | null;
  /** One entry for each: a name. */
  names: NameClaim[];
  /** Date of birth, ISO 8601. */
  birthDate: TextClaim | null;
  /** BCP 47 tag of the language to write in. */
  preferredLanguage: TextClaim | null;
  /** One entry for each: an e-mail address. */
  emails: EmailClaim[];
  /** One entry for each: a telephone number. */
  phones: PhoneClaim[];
  /** One entry for each: a postal address. */
  addresses: PostalAddressClaim[];
  /** One entry for each: a tax id. */
  taxIds: TaxIdClaim[];
  /** One entry for each: a loyalty card. */
  loyaltyIds: LoyaltyIdClaim[];
  /** One entry for each: a tier in a loyalty programme. */
  loyaltyTiers: LoyaltyTierClaim[];
  /** One entry for each: a consent. */
  consents: ConsentDecisionClaim[];
  /** One entry for each: an order. */
  orderReferences: OrderReferenceEntryClaim[];
  /** One entry for each: a relation to another party. */
  relations: RelationEntryClaim[];
  /** One entry for each: where the customer is served from. */
  routing: RoutingClaim[];
  /** One entry for each: a tenant's own attribute; JSON where it is no text. */
  extensions: ExtensionClaim[];
  /** One account in one ERP. */
  erpAccounts: ErpAccountClaims[];
  /** What one store keeps about a customer. */
  storefronts: StorefrontClaims[];
  /** What one CRM keeps about a customer. */
  crm: CrmFileClaims[];
}

/** What a system sent or answered, exactly as received. */
export interface CustomerRaw {
  /** What the event carries about itself. */
  meta: EventMeta;
  /** Row of systems.yaml it came from. */
  system: string;
  /** Whether the body is a whole record. */
  kind: RawKind;
  /** How it came. */
  feed: Feed;
  /** The record it is about, where the sender names it. */
  source: SourceRef | null;
  /** The sender's own id of this delivery. */
  deliveryId: string | null;
  /** The sender's topic, such as customers/update. */
  subject: string | null;
  /** Media type of the body. */
  contentType: string;
  /** Headers that mapping may need; no secrets. */
  headers: Record<string, string>;
  /** The body, byte for byte. */
  body: Buffer;
  /** The record's version in its system, where it has one. */
  sourceVersion: string | null;
  /** When the record changed in its system, in epoch milliseconds. */
  sourceTime: number | null;
  /** Grows with every fetch by this system's connector; orders records without a version. */
  fetchSequence: number;
  /** Number of the sweep or load that brought it. */
  generation: number | null;
  /** Whether it came by a first load and must cause no write. */
  baseline: boolean;
  /** When it arrived, in epoch milliseconds. */
  receivedAt: number;
}

/** Something that a steward must decide. */
export interface CustomerReviewRequested {
  /** What the event carries about itself. */
  meta: EventMeta;
  /** The review; the same for the same question. */
  reviewId: string;
  /** match, heldJoin, proposal or contradiction. */
  kind: string;
  /** open or closed. */
  status: string;
  /** Source records in question. */
  records: SourceRef[];
  /** Customers in question. */
  customers: string[];
  /** For a proposal: the slot. */
  slot: string | null;
  /** Key of the element within the slot. */
  key: string;
  /** Context of the element. */
  context: string;
  /** For a proposal: the golden value as JSON. */
  current: string | null;
  /** For a proposal: the proposed value as JSON. */
  proposed: string | null;
  /** Sum of the evidence in bits. */
  weight: number | null;
  /** Why it is uncertain. */
  evidence: Evidence[];
  /** When it was opened, in epoch milliseconds. */
  openedAt: number;
  /** Why it was closed. */
  closedBecause: string | null;
}

/** What would be written to a target that is only observed. */
export interface CustomerWritePlanned {
  /** What the event carries about itself. */
  meta: EventMeta;
  /** The customer. */
  customerId: string;
  /** The snapshot the plan is made from. */
  goldenVersion: number;
  /** The target. */
  system: string;
  /** The target record; null where one would be created. */
  target: SourceRef | null;
  /** create or update. */
  operation: string;
  /** Correlation ids of the changes that led to it. */
  settles: string[];
  /** Slots before and after. */
  changes: FieldChange[];
  /** What it would cost. */
  cost: ApiCost | null;
}

/** A record that could not be processed, with all that a redrive needs. */
export interface Parked {
  /** What the event carries about itself. */
  meta: EventMeta;
  /** The parked item. */
  parkedId: string;
  /** parked, redriven, superseded or discarded. */
  status: string;
  /** The service that parked it. */
  room: string;
  /** Topic it came from; empty where it came from no topic. */
  topic: string;
  /** Partition of that topic. */
  partition: number;
  /** Offset in that partition. */
  offset: string;
  /** Key of the record. */
  key: string;
  /** System concerned. */
  system: string | null;
  /** Customer concerned. */
  customerId: string | null;
  /** Slot concerned, where only one attribute is parked. */
  slot: string | null;
  /** transient, throttled, unauthorised, conflict, rejected or malformed. */
  fault: string;
  /** Which fault exactly. */
  code: string;
  /** What was wrong and what to do; ids, no personal data. */
  reason: string;
  /** What ends it: fix and redrive, or a newer version. */
  nextStep: string;
  /** Headers of the record. */
  headers: Record<string, string>;
  /** The record, byte for byte. */
  payload: Buffer;
  /** How often it was tried. */
  attempts: number;
  /** When it was parked, in epoch milliseconds. */
  parkedAt: number;
}

/** How far a system takes part, what holds it, and how its load stands; the newest version per system counts. */
export interface SystemStateChanged {
  /** What the event carries about itself. */
  meta: EventMeta;
  /** Row of systems.yaml. */
  system: string;
  /** Grows with every change of the system's state. */
  version: number;
  /** off, listen, observe, canary or write. */
  mode: string;
  /** In mode canary: the filter, JSON. */
  canary: string | null;
  /** What is paused, by people and by brakes. */
  pauses: Pause[];
  /** The last load; null where there was none. */
  load: LoadRun | null;
  /** Who or what changed it. */
  changedBy: string;
  /** Why. */
  reason: string | null;
}
