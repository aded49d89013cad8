import fc from 'fast-check';
import type { SlotValue } from '@trueup/canonical-schema';
import { contractWith } from '../testing/contract-with';
import { addressAt } from '../testing/values';
import { SYSTEMS } from '../testing/default-contract';
import { judge, policyFor, subjectOf, survive, type Claim, type SlotPolicy } from './index';

const LANGUAGE = { slot: 'preferredLanguage', key: '', context: '' } as const;
const ANYBODY = { owner: 'crm', compete: ['commerce', 'erp'], fill: [], onForeignWrite: 'shadow' };

function policyOf(row: Readonly<Record<string, unknown>>): SlotPolicy {
  return policyFor(contractWith({ preferredLanguage: { ...ANYBODY, ...row } }), LANGUAGE, subjectOf('person', [], SYSTEMS));
}

function says(system: string, value: SlotValue | null, more: Partial<Claim> & { id?: string; at?: number } = {}): Claim {
  const { id = '1', at = 10, ...rest } = more;
  const source = { system, type: 'customer', id };
  const time = { valueTime: at, receivedAt: at, timeQuality: 'field', verification: 'unverified', correlationId: null } as const;
  return { source, state: value === null ? 'cleared' : 'value', value, ...time, ...rest };
}

const valueBy = (row: Readonly<Record<string, unknown>>, claims: readonly Claim[], asOf?: number) =>
  survive(claims, policyOf(row), asOf)?.value;

describe('mostFrequent', () => {
  const rule = ['mostFrequent', 'mostRecent'];

  it('takes what most records say, however new the others are', () => {
    const claims = [says('shopify-us', 'de', { at: 1 }), says('netsuite-us', 'de', { at: 2 }), says('salesforce', 'en', { at: 90 })];
    expect(valueBy({ rule }, claims)).toBe('de');
    expect(judge(claims, policyOf({ rule })).losers).toMatchObject([{ because: 'rarer', claim: { value: 'en' } }, { because: 'older' }]);
  });

  it('counts those who spell alike but for capitals and spaces as one, and lets the next rule choose the spelling', () => {
    const claims = [says('shopify-us', ' DE', { at: 1 }), says('netsuite-us', 'de', { at: 2 }), says('salesforce', 'en', { at: 90 })];
    expect(valueBy({ rule }, claims)).toBe('de');
  });

  it('lets the next rule break a tie', () => {
    expect(valueBy({ rule }, [says('salesforce', 'en', { at: 1 }), says('shopify-us', 'de', { at: 2 })])).toBe('de');
    expect(valueBy({ rule: 'mostFrequent' }, [says('salesforce', 'en', { at: 1 }), says('shopify-us', 'de', { at: 2 })])).toBe('en');
  });

  it('is no way for those who only fill in to outvote an owner', () => {
    const row = { rule, owner: 'crm', compete: [], fill: ['commerce', 'erp'] };
    expect(valueBy(row, [says('salesforce', 'en'), says('shopify-us', 'de'), says('netsuite-us', 'de')])).toBe('en');
  });
});

describe('mostComplete', () => {
  const rule = ['mostComplete', 'mostRecent'];
  const bare = { ...addressAt(1), receiver: null, postalCode: '  ' };

  it('takes the value with the most parts that say something', () => {
    const claims = [says('salesforce', bare, { at: 90 }), says('shopify-us', addressAt(2), { at: 1 })];
    expect(valueBy({ rule }, claims)).toEqual(addressAt(2));
    expect(judge(claims, policyOf({ rule })).losers).toMatchObject([{ because: 'less complete' }]);
  });

  it('sees no difference between texts and leaves them to the next rule', () => {
    expect(valueBy({ rule }, [says('salesforce', 'Ada', { at: 90 }), says('shopify-us', 'Ada Augusta', { at: 1 })])).toBe('Ada');
  });
});

describe('verified', () => {
  it('beats what is newer and unverified, and never lifts a fill over an owner', () => {
    const row = { rule: ['verified', 'mostRecent'], compete: ['commerce'], fill: ['erp'] };
    const checked = { verification: 'verified', at: 1 } as const;
    expect(valueBy(row, [says('salesforce', 'en', { at: 90 }), says('shopify-us', 'de', checked)])).toBe('de');
    expect(valueBy(row, [says('salesforce', 'en', { at: 90 }), says('netsuite-us', 'de', checked)])).toBe('en');
  });
});

describe('decay', () => {
  const DAY = 86_400_000;
  const row = { rule: ['verified', 'mostRecent'], compete: ['commerce'], fill: ['erp'], empty: 'clears', decay: { afterDays: 10 } };
  const old = says('salesforce', 'en', { at: 0, verification: 'verified' });

  it('lets a value stand, however old, while nobody says anything fresher', () => {
    expect(valueBy(row, [old], 100 * DAY)).toBe('en');
    expect(valueBy(row, [old, says('netsuite-us', 'de', { at: 1 })], 100 * DAY)).toBe('en');
  });

  it('lets a fresh competitor, else a fresh fill stand before what is stale', () => {
    const fill = says('netsuite-us', 'de', { at: 5 * DAY });
    expect(valueBy(row, [old, fill], 10 * DAY - 1)).toBe('en');
    expect(valueBy(row, [old, fill], 10 * DAY)).toBe('de');
    expect(valueBy(row, [old, fill, says('shopify-us', 'fr', { at: 4 * DAY })], 10 * DAY)).toBe('fr');
    expect(judge([old, fill], policyOf(row), 10 * DAY).losers).toMatchObject([{ because: 'stale', claim: { value: 'en' } }]);
  });

  it('takes the age from the time that counts, so that no source makes itself young', () => {
    const ahead = says('salesforce', 'en', { valueTime: 50 * DAY, receivedAt: 0 });
    expect(valueBy(row, [ahead, says('netsuite-us', 'de', { at: 5 * DAY })], 10 * DAY)).toBe('de');
  });

  it('never brings back what was erased', () => {
    const erased = says('salesforce', null, { state: 'erased', at: 0 });
    expect(valueBy(row, [erased, says('netsuite-us', 'de', { at: 5 * DAY })], 20 * DAY)).toBeNull();
  });
});

describe('order', () => {
  const NAMES = ['owner', 'verified', 'mostRecent', 'sourcePriority', 'mostFrequent', 'mostComplete'] as const;
  const VALUES: readonly SlotValue[] = ['de', 'DE ', 'en', 'Ada Augusta', addressAt(1), { ...addressAt(1), city: null }];
  const claims = fc.uniqueArray(
    fc.record({
      system: fc.constantFrom(...SYSTEMS.systems.map(({ system }) => system)),
      id: fc.constantFrom('1', '2', '3'),
      value: fc.constantFrom(...VALUES, null),
      at: fc.integer({ min: 0, max: 3 }).map((days) => days * 86_400_000),
      timeQuality: fc.constantFrom('field', 'diff', 'record', 'baseline'),
      verification: fc.constantFrom('verified', 'unverified'),
      isErased: fc.nat(9).map((dice) => dice === 0),
    }),
    { maxLength: 7, selector: ({ system, id }) => `${system}/${id}` },
  );
  const rows = fc.record({
    rule: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }),
    shape: fc.constantFrom(
      { owner: 'crm', compete: ['commerce'], fill: ['erp'] },
      { owner: 'erp', compete: [], fill: ['crm', { system: 'commerce', when: 'verified' }] },
      { owner: 'any', compete: [], fill: [] },
    ),
    empty: fc.constantFrom('ignore', 'clears'),
    decay: fc.constantFrom(undefined, { afterDays: 1 }, { afterDays: 2 }),
  });
  const policies = new Map<string, SlotPolicy>();
  const drawn = ({ shape, ...rest }: { readonly shape: object }): SlotPolicy => {
    const row = { ...shape, ...rest, priority: ['erp', 'crm', 'commerce'] };
    const name = JSON.stringify(row);
    const policy = policies.get(name) ?? withRow(row);
    policies.set(name, policy);
    return policy;
  };
  // Reading a whole contract for each case would take minutes: the row is read once by itself and set in for the shipped one.
  const shipped = contractWith({ preferredLanguage: ANYBODY });
  const withRow = (row: Readonly<Record<string, unknown>>): SlotPolicy => {
    const read = shipped.rows.find(({ slot }) => slot === 'preferredLanguage');
    if (!read) throw new RangeError('The shipped contract has a row for preferredLanguage.');
    const list = (value: unknown) => (Array.isArray(value) ? value : [value]) as unknown[];
    const decay = row['decay'] as { afterDays: number } | undefined;
    const own = {
      ...read,
      owner: [{ who: String(row['owner']), when: null }],
      compete: list(row['compete']).map(String),
      fill: list(row['fill']).map((who) =>
        typeof who === 'string' ? { who, verifiedOnly: false } : { who: (who as { system: string }).system, verifiedOnly: true },
      ),
      rule: row['rule'] as typeof read.rule,
      priority: row['priority'] as typeof read.priority,
      empty: row['empty'] as typeof read.empty,
      ...(decay ? { decay: { afterMs: decay.afterDays * 86_400_000 } } : {}),
    };
    const contract = { ...shipped, rows: shipped.rows.map((one) => (one === read ? own : one)) };
    return policyFor(contract, LANGUAGE, subjectOf('person', [], SYSTEMS));
  };

  it('settles the same claim by the same rule with the same losers, whatever the order of the claims', () => {
    const cases = claims.chain((drafts) => {
      const said = drafts.map(({ system, value, isErased, ...more }) =>
        says(system, value, { ...more, ...(isErased ? { state: 'erased', value: null } : {}) }),
      );
      return fc.tuple(fc.constant(said), fc.shuffledSubarray(said, { minLength: said.length }), rows, fc.integer({ min: 0, max: 6 }));
    });
    fc.assert(
      fc.property(cases, ([said, shuffled, row, days]) => {
        const [one, other] = [said, shuffled].map((order) => judge(order, drawn(row), days * 86_400_000));
        expect(other?.winner).toBe(one?.winner);
        expect(other?.rule).toBe(one?.rule);
        expect(new Set(other?.losers.map(({ claim, because }) => JSON.stringify([claim.source, because])))).toEqual(
          new Set(one?.losers.map(({ claim, because }) => JSON.stringify([claim.source, because]))),
        );
        expect(one?.losers.some(({ claim }) => claim === one.winner)).toBe(false);
      }),
      { numRuns: 2_000, seed: 11 },
    );
  });
});
