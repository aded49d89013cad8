import { goldenSlotsOf, slotId } from '@trueup/canonical-schema';
import fc from 'fast-check';
import { MemoryResolver, SETTING } from '../testing/memory-resolver';
import { decided, metaOf, observed, type Said } from '../testing/observed';
import { decide } from './decide';

const HIS = ['shopify-us/customer/1', 'salesforce/Contact/2', 'netsuite-us/customer/3'];
const HERS = ['shopify-eu/customer/4', 'salesforce/Contact/5', 'netsuite-de/customer/6'];
const ALL = [...HIS, ...HERS];

const words = fc.record({
  email: fc.constantFrom('', 'home@example.com'),
  phone: fc.constantFrom('', '+14155550132', '+14155550133'),
  language: fc.constantFrom('', 'de', 'fr'),
  birthDate: fc.constantFrom('', '1980-01-02'),
});
const observation = fc.record({ who: fc.nat(ALL.length - 1), said: words });
const world = fc.record({ before: fc.array(observation, { maxLength: 6 }), merged: fc.array(observation, { maxLength: 4 }) });

type Observation = { readonly who: number; readonly said: Readonly<Record<'email' | 'phone' | 'language' | 'birthDate', string>> };

/** Each of the two has a name and an e-mail of its own, so that evidence gathers the records of each. */
function event({ who, said }: Observation, version: number) {
  const isHis = who < HIS.length;
  const own: Said[] = [
    { slot: 'names.given', value: isHis ? 'Emil' : 'Frida' },
    { slot: 'names.family', value: 'Example' },
    { slot: 'emails.contact', value: said.email || (isHis ? 'emil@example.com' : 'frida@example.com') },
    { slot: 'loyaltyIds', key: 'main', value: isHis ? 'L-1' : 'L-2' },
  ];
  const rest = [
    ['phones.mobile', said.phone],
    ['preferredLanguage', said.language],
    ['birthDate', said.birthDate],
  ] as const;
  return observed([ALL[who] ?? '', version], [...own, ...rest.flatMap(([slot, value]): Said[] => (value === '' ? [] : [{ slot, value }]))]);
}

async function ask(resolver: MemoryResolver, kind: 'link' | 'split'): Promise<void> {
  const about = { customers: [], reviewId: null, accept: null, slot: null, key: '', context: '', value: null };
  const who = { author: 'Ann', reason: 'She called.', expiresAt: null, retireOnSourceChange: false, replaces: [] };
  const asked = kind === 'link' ? { records: [ALL[0] ?? '', ALL[3] ?? ''], parts: [] } : { records: [], parts: [HIS, HERS] };
  const asking = { decisionId: kind, meta: metaOf(kind, 9_000), ifMatch: null, setting: SETTING };
  await resolver.decide(...(await decide(resolver.shelf, { kind, ...about, ...asked, ...who }, asking)).events);
}

/** Who holds what, and which values count; what is only taken back is none. */
function standing(resolver: MemoryResolver): unknown {
  const holders = ALL.map((key) => resolver.shelf.records.get(key)?.link?.customerId);
  const living = [...new Set(holders)].sort();
  const values = living.map((id) => {
    const snapshot = resolver.shelf.customers.get(id ?? '')?.snapshot;
    const slots = snapshot ? goldenSlotsOf(snapshot).filter(({ provenance }) => provenance.rule !== 'takenBack') : [];
    return [snapshot?.status, slots.map((slot) => [slotId(slot), slot.state, slot.value, slot.provenance.source]).sort()];
  });
  return { holders, values };
}

it('undoes a merge exactly: whoever was joined by a steward and split again stands as if they had never been joined', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ before, merged }) => {
      const [joined, apart] = [new MemoryResolver(), new MemoryResolver()];
      const first = ALL.map((_, who): Observation => ({ who, said: { email: '', phone: '', language: '', birthDate: '' } }));
      const early = [...first, ...before].map((one, at) => event(one, at + 1));
      const late = merged.map((one, at) => event(one, early.length + at + 1));
      for (const resolver of [joined, apart]) await resolver.observe(...early);
      await ask(joined, 'link');
      for (const resolver of [joined, apart]) await resolver.observe(...late);
      await ask(joined, 'split');
      await apart.decide(...HIS.flatMap((one) => HERS.map((other) => decided('neverLink', [one, other]))));
      expect(standing(joined)).toEqual(standing(apart));
    }),
    { numRuns: Number(process.env['TRUEUP_PROPERTY_RUNS'] ?? 1_000), endOnFailure: true },
  );
}, 600_000);
