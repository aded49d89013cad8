import { sourceRef, type CustomerDecided, type CustomerDelivered, type CustomerObserved } from '@trueup/canonical-schema';
import { customerIdOf } from '@trueup/identity';
import fc from 'fast-check';
import { MemoryResolver } from '../testing/memory-resolver';
import { decided, delivered, metaOf, observed, type Said } from '../testing/observed';

type Step = { readonly observed: CustomerObserved } | { readonly decided: CustomerDecided } | { readonly delivered: CustomerDelivered };

const RECORDS = [
  'shopify-us/customer/1',
  'shopify-us/customer/2',
  'shopify-eu/customer/3',
  'shopify-eu/customer/4',
  'salesforce/Contact/5',
  'salesforce/Contact/6',
  'netsuite-us/customer/7',
  'netsuite-de/customer/8',
];

const said = fc
  .record({
    given: fc.constantFrom('Ada', 'Ada', 'Carl', 'Maria', 'Mario', ''),
    family: fc.constantFrom('Example', 'Example', 'Sample'),
    email: fc.constantFrom('home@example.com', 'ada@example.com', 'ada@example.org', ''),
    phone: fc.constantFrom('+14155550132', '+14155550133', ''),
    loyaltyId: fc.constantFrom('L-1', 'L-2', '', ''),
    number: fc.constantFrom('C-1', 'C-2', '', ''),
  })
  .map(({ given, family, email, phone, loyaltyId, number }): Said[] => [
    ...word('names.given', given),
    ...word('names.family', family),
    ...word('emails.contact', email),
    ...word('phones.mobile', phone),
    ...word('loyaltyIds', loyaltyId, 'main'),
    ...word('erpAccount.number', number, 'netsuite-us'),
  ]);

function word(slot: Said['slot'], value: string, key = ''): Said[] {
  return value === '' ? [] : [{ slot, key, value }];
}

const observation = fc.tuple(
  fc.nat(RECORDS.length - 1),
  said,
  fc.constantFrom('present', 'present', 'present', 'deleted' as const),
  fc.nat(RECORDS.length - 1),
);
const decision = fc.tuple(fc.constantFrom('link', 'neverLink', 'split'), fc.nat(RECORDS.length - 1), fc.nat(RECORDS.length - 1));
const creation = fc.tuple(fc.nat(3), fc.integer({ min: 4, max: 7 }));

const story = fc
  .record({
    observations: fc.array(observation, { minLength: 2, maxLength: 14 }),
    decisions: fc.array(decision, { maxLength: 2 }),
    creations: fc.array(creation, { maxLength: 2 }),
    merged: fc.boolean(),
  })
  .map(({ observations, decisions, creations, merged }): Step[] => [
    ...observations.map(([index, what, lifecycle, other], at): Step => {
      const isMerge = merged && lifecycle === 'deleted' && other !== index && other >> 1 === index >> 1;
      const standing = isMerge ? { lifecycle: 'merged' as const, mergedInto: sourceRef(RECORDS[other] ?? '') } : { lifecycle };
      const meta = metaOf(`o${at}`, 1_000 + at * 10);
      return { observed: observed(RECORDS[index] ?? '', at + 1, what, { ...standing, meta, baseline: at % 5 === 4 }) };
    }),
    ...decisions.map(([kind, one, other], at): Step => ({ decided: decided(`d${at}`, kind, [RECORDS[one] ?? '', RECORDS[other] ?? '']) })),
    ...creations.map(([founder, target], at): Step => {
      const ref = sourceRef(RECORDS[target] ?? '');
      const customerId = customerIdOf('demo', sourceRef(RECORDS[founder] ?? ''));
      return {
        delivered: delivered(`x${at}`, {
          customerId,
          system: ref.system,
          operation: 'create',
          target: ref,
          createKey: `k${at}`,
          completedAt: at,
        }),
      };
    }),
  ]);

async function run(steps: readonly Step[], isBatched: boolean): Promise<MemoryResolver> {
  const resolver = new MemoryResolver();
  for (let at = 0; at < steps.length; at += 1) {
    const batch = isBatched ? takeWhileObserved(steps, at) : [];
    const step = steps[at];
    if (batch.length > 1) await resolver.observe(...batch);
    else if (step && 'observed' in step) await resolver.observe(step.observed);
    else if (step && 'decided' in step) await resolver.decide(step.decided);
    else if (step) await resolver.deliver(step.delivered);
    at += Math.max(0, batch.length - 1);
  }
  return resolver;
}

function takeWhileObserved(steps: readonly Step[], from: number): CustomerObserved[] {
  const rest = steps.slice(from, from + 4);
  const end = rest.findIndex((step) => !('observed' in step));
  return rest.slice(0, end < 0 ? rest.length : end).flatMap((step) => ('observed' in step ? [step.observed] : []));
}

/** What must not depend on the order: who is who, under which id, with which values and which open questions. */
function essence({ shelf }: MemoryResolver) {
  const living = new Set([...shelf.records.values()].map(({ link }) => link?.customerId));
  const customers = [...shelf.customers.values()].filter(({ customerId }) => living.has(customerId));
  return {
    links: Object.fromEntries([...shelf.records.values()].map(({ key, link }) => [key, link?.customerId]).sort()),
    golden: customers.sort((left, right) => (left.customerId < right.customerId ? -1 : 1)).map(({ snapshot }) => valuesOf(snapshot)),
    open: [...shelf.reviews.values()]
      .filter(({ status }) => status === 'open')
      .map(({ openedAt: _openedAt, ...review }) => JSON.stringify(review))
      .sort(),
  };
}

function valuesOf({
  meta: _meta,
  version: _version,
  lane: _lane,
  baseline: _baseline,
  settles: _settles,
  ...rest
}: MemoryResolverSnapshot) {
  const { mergedFrom: _mergedFrom, splitFrom: _splitFrom, members, ...values } = rest;
  return { ...values, members: members.map(({ linkVersion: _linkVersion, linkedAt: _linkedAt, because: _because, ...member }) => member) };
}

type MemoryResolverSnapshot = Awaited<ReturnType<MemoryResolver['observe']>>['golden'][number];

it('gives the same customers, ids, values and open reviews whatever the order and size of the batches', async () => {
  await fc.assert(
    fc.asyncProperty(
      story.chain((steps) => fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length }))),
      async ([steps, shuffled]) => {
        expect(essence(await run(shuffled, true))).toEqual(essence(await run(steps, false)));
      },
    ),
    { numRuns: 300, endOnFailure: true },
  );
}, 60_000);
