import { fakeConnector } from '../testing/fake-connector';
import { EMPTY_CUSTOMER, FakeVendor } from '../testing/fake-vendor';
import { describeConnector } from './describe-connector';

const vendor = new FakeVendor();
const probe = { slot: 'phones.mobile', values: ['+12025550101', '+12025550102', '+12025550103'] } as const;

describeConnector<unknown, object>({
  name: 'the vendor in memory',
  connector: fakeConnector(vendor),
  start: () =>
    Promise.resolve({
      connection: {},
      faults: switchesOf(vendor),
      staff: {
        create: ({ given, family, email }) => Promise.resolve({ type: 'customer', id: vendor.edit(null, { given, family, email }).id }),
        edit: (ref, value) => Promise.resolve(void vendor.edit(ref.id, { phone: value })),
        remove: (ref) => Promise.resolve(vendor.remove(ref.id)),
      },
      close: () => Promise.resolve(),
    }),
  fixtures: [
    {
      name: 'a person with an account number',
      record: { ...EMPTY_CUSTOMER, id: 'c1', given: 'Ada', email: 'ada@example.com', optIn: 'no', number: 'N-1' },
      says: {
        'names.given': 'Ada',
        'emails.contact': 'ada@example.com',
        'consents.email': { status: 'withdrawn', explicit: true, evidence: null, decidedAt: null },
        'erpAccount.number': 'N-1',
      },
    },
  ],
  probe,
  samples: {
    'addresses.billing': {
      value: {
        ...{ receiver: null, company: null, line1: '1 Example Street', line2: null, line3: null, city: 'Springfield' },
        ...{ region: null, postalCode: '62701', country: 'US', phone: null, language: null },
      },
    },
    'consents.email': {
      key: 'ada@example.com|marketing|brand-one',
      value: { status: 'granted', explicit: true, evidence: null, decidedAt: null },
    },
  },
  refused: { slot: 'phones.mobile', value: 'no number' },
  withheld: { field: 'phone', slot: 'phones.mobile' },
  wrongConnection: () => null,
  searchLagMs: 0,
});

/** The switches of a sandbox, as the vendor in memory has them. */
function switchesOf({ faults }: FakeVendor) {
  faults.refuses = 'no number';
  return Object.defineProperty(faults, 'withhold', {
    get: () => (faults.withheld ? ['phone'] : []),
    set: (fields: string[]) => void (faults.withheld = fields.length > 0),
  }) as typeof faults & { withhold: string[] };
}
