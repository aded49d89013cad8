import type { SlotAddress } from '@trueup/canonical-schema';
import { claim, inputOf, member } from '../../testing/customer';
import { CONTRACT, SYSTEMS } from '../../testing/default-contract';
import { explainSlot, goldenOf, placedSubject, subjectOf, type GoldenInput, type PinDecision } from '../index';

const MOBILE: SlotAddress = { slot: 'phones.mobile', key: '', context: 'private' };
const AT = Date.UTC(2026, 4, 3, 10, 15);
const LATER = AT + 86_400_000;
const crm = member('salesforce', [claim(MOBILE, '+15550100', { at: AT })]);
const shop = member('shopify-us', [claim(MOBILE, '+15550101', { at: LATER })]);
const erp = member('netsuite-us', [claim(MOBILE, '+15550100', { at: AT, timeQuality: 'record' })]);

function explained(input: GoldenInput, decision?: PinDecision, address = MOBILE) {
  const { slots, foreign } = goldenOf(input);
  const subject = placedSubject(subjectOf(input.kind, input.members, SYSTEMS), slots, CONTRACT);
  const golden = slots.find(({ slot }) => slot === address.slot);
  return explainSlot({ address, golden, contract: CONTRACT, subject, foreign, decision });
}

it('says which record and rule a value comes from, who had the say, and who lost with what and why', () => {
  const { text, ...facts } = explained(inputOf([crm, shop, erp], { asOf: LATER + 1 }));
  expect(facts).toMatchObject({
    state: 'value',
    value: '+15550101',
    source: { system: 'shopify-us' },
    standing: 'compete',
    rule: 'mostRecent',
    contractVersion: CONTRACT.version,
    standings: { salesforce: 'owner', 'shopify-us': 'compete', 'netsuite-us': 'fill' },
    losers: [
      { source: { system: 'netsuite-us' }, standing: 'fill', value: '+15550100', because: 'only fills in' },
      { source: { system: 'salesforce' }, standing: 'owner', value: '+15550100', because: 'older' },
    ],
    decision: null,
  });
  expect(text).toEqual([
    'phones.mobile (private) is "+15550101".',
    'It is what shopify-us/customer/1 says on 2026-05-04 10:15:00 UTC (as the source tells of this field).',
    'It is the newest change that was seen.',
    'salesforce owns it; shopify-eu, shopify-us compete with an equal say; netsuite-de, netsuite-us fill in.',
    'netsuite-us/customer/1, a fill, says "+15550100" (2026-05-03 10:15:00 UTC) and lost: it only fills in where the owner and the competitors have nothing.',
    'salesforce/customer/1, an owner, says "+15550100" (2026-05-03 10:15:00 UTC) and lost: it is older, or the moment of its change is not known.',
    `Contract ${CONTRACT.version}, rule verified, mostRecent: As for e-mail.`,
  ]);
});

it('names the steward, the reason and the end of a pin', () => {
  const pin = { ...MOBILE, decisionId: 'd1', value: '+15550177', decidedAt: LATER, expiresAt: LATER + 86_400_000 };
  const decision = {
    decisionId: 'd1',
    author: 'Ann Example',
    reason: 'She called.',
    decidedAt: LATER,
    expiresAt: pin.expiresAt,
    retireOnSourceChange: true,
  };
  const { text, decision: told, losers } = explained(inputOf([crm], { asOf: LATER + 1, pins: [pin] }), decision);
  expect(told).toEqual(decision);
  expect(losers).toMatchObject([{ value: '+15550100', because: 'pinned' }]);
  expect(text.slice(0, 3)).toEqual([
    'phones.mobile (private) is "+15550177".',
    'Ann Example pinned it on 2026-05-04 10:15:00 UTC; it ends on 2026-05-05 10:15:00 UTC or as soon as a source with a say changes it, because: She called.',
    'A steward pinned it, so no claim counts.',
  ]);
});

it('says of a foreign value what becomes of it', () => {
  const stranger = member('netsuite-us', [claim(MOBILE, '+15550109', { at: LATER })]);
  const { foreign, text } = explained(inputOf([crm, stranger], { asOf: LATER + 1 }));
  expect(foreign).toMatchObject([{ source: { system: 'netsuite-us' }, disposition: 'propose' }]);
  expect(text).toContain('netsuite-us/customer/1 holds something else since 2026-05-04 10:15:00 UTC and has no say: a steward is asked.');
});

it('says who would own what nobody has said', () => {
  const { state, value, source, standings, text } = explained(inputOf([erp]), undefined, { slot: 'birthDate', key: '', context: '' });
  expect({ state, value, source }).toEqual({ state: 'none', value: null, source: null });
  expect(standings).toMatchObject({ salesforce: 'owner' });
  expect(text[0]).toBe('birthDate has no golden value: no record with a say has one.');
});

it('says that a value was cleared', () => {
  const { text } = explained(inputOf([member('salesforce', [claim(MOBILE, null, { at: AT })])]));
  expect(text[0]).toBe('phones.mobile (private) was cleared.');
});
