import type { GoldenSlot, SlotAddress } from '@trueup/canonical-schema';
import { CONTRACT, SYSTEMS } from '../../testing/default-contract';
import { explainSlot, LOST_BECAUSE, SETTLED_BY, subjectOf, type PinDecision } from '../index';

const MOBILE: SlotAddress = { slot: 'phones.mobile', key: '', context: 'private' };
const CRM = { system: 'salesforce', type: 'Contact', id: '1' };

function textOf(rule: string, because: readonly string[] = [], decision?: PinDecision): string {
  const isDecided = rule === 'pinned' || rule === 'takenBack';
  const source = isDecided ? { system: 'trueup', type: rule, id: 'd1' } : CRM;
  const losers = because.map((why) => ({ source: CRM, valueTime: 1, timeQuality: 'diff' as const, because: why, value: '"+15550100"' }));
  const told = { valueTime: 1, timeQuality: 'field', verification: 'unverified', contractVersion: CONTRACT.version } as const;
  const provenance = { ...told, source, rule, correlationId: null, losers };
  const golden: GoldenSlot = { ...MOBILE, state: 'value', value: '+15550101', provenance };
  const subject = subjectOf('person', [], SYSTEMS);
  return explainSlot({ address: MOBILE, golden, contract: CONTRACT, subject, foreign: [], decision }).text.join('\n');
}

it.each(SETTLED_BY)('has words for a value that stands by %s', (rule) => {
  expect(textOf(rule)).not.toMatch(/The rule .* settled it|undefined/);
});

it.each(LOST_BECAUSE)('has words for a claim that lost: %s', (because) => {
  const [line = ''] = textOf('owner', [because]).match(/ and lost: .*/) ?? [];
  expect(line.length).toBeGreaterThan(' and lost: .'.length);
  expect(line).not.toBe(` and lost: ${because}.`);
});

it('tells who took a value back, and why, where records were parted', () => {
  const decision = { decisionId: 'd1', author: 'Ann Example', reason: 'Two sisters.', decidedAt: 1 };
  const text = textOf('takenBack', [], { ...decision, expiresAt: null, retireOnSourceChange: false });
  expect(text).toContain('Ann Example took it back on 1970-01-01 00:00:00 UTC by parting records, because: Two sisters.');
  expect(textOf('takenBack')).toContain('Decision d1 took it back on 1970-01-01 00:00:00 UTC.');
});
