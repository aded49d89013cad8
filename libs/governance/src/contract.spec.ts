import { SLOTS } from '@trueup/canonical-schema';
import { parse, stringify } from 'yaml';
import { configText, CONTRACT, SYSTEMS } from '../testing/default-contract';
import { checkMappings, ConfigFaults, parseContract, parseSystems, policyFor, ROW_DEFAULTS, subjectOf } from './index';

type Rows = Record<string, Record<string, unknown>>;

const TEXT = configText('ownership.yaml');

/** The faults of the shipped contract after a change to its rows. */
function faultsAfter(change: (slots: Rows, file: Record<string, unknown>) => void): string[] {
  const file = parse(TEXT) as { slots: Rows };
  change(file.slots, file);
  return faultsOf(() => parseContract(stringify(file), SYSTEMS));
}

function faultsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

const TERMS = 'erpAccount.terms';
const edit = (slots: Rows, change: object, slot = TERMS) => Object.assign(slots[slot] ?? {}, change);

describe('the contract', () => {
  it('governs every slot of the model', () => {
    expect(new Set(CONTRACT.rows.map(({ slot }) => slot))).toEqual(new Set(SLOTS));
  });

  it('has a version that follows its content and not its layout', () => {
    const same = parseContract(stringify(parse(TEXT)), SYSTEMS);
    expect(same.version).toBe(CONTRACT.version);
    expect(parseContract(TEXT.replace('why: Finance grants terms.', 'why: Finance decides.'), SYSTEMS).version).not.toBe(CONTRACT.version);
  });

  it.each([
    [
      'a slot that the model lacks',
      (slots: Rows) => Object.assign(slots, { 'phones.fax': slots['taxIds'] }),
      /^slots\.phones\.fax: Unknown slot/,
    ],
    [
      'a family or system that there is not',
      (slots: Rows) => edit(slots, { compete: ['warehouse'] }),
      /terms\.compete\.0: No system or family is called warehouse/,
    ],
    [
      'a reader that there is not',
      (slots: Rows) => edit(slots, { readers: ['shopify-uk'] }),
      /terms\.readers\.0: No system or family is called shopify-uk/,
    ],
    ['an unknown rule', (slots: Rows) => edit(slots, { rule: ['loudest'] }), /terms\.rule\.0: Invalid option/],
    [
      'an unknown condition',
      (slots: Rows) => edit(slots, { onForeignWrite: { do: 'revert', when: 'fullMoon' } }),
      /terms\.onForeignWrite\.0/,
    ],
    [
      'self where a slot has no system',
      (slots: Rows) => edit(slots, { owner: 'self' }, 'birthDate'),
      /birthDate\.owner\.0: birthDate belongs to no one system/,
    ],
    [
      'a slot that a foreign system can write without a word on it',
      (slots: Rows) => edit(slots, { onForeignWrite: [] }),
      /terms\.onForeignWrite: A foreign system can write it/,
    ],
    [
      'a last choice that has a condition',
      (slots: Rows) => edit(slots, { onForeignWrite: { do: 'revert', when: 'validated' } }),
      /Every choice has a condition/,
    ],
    ['revert with its flip limit off', (slots: Rows) => edit(slots, { flipLimit: false }), /terms\.flipLimit: revert needs its flip limit/],
    [
      'a mask on what is no amount',
      (slots: Rows) => edit(slots, { readers: [{ system: 'crm', as: 'masked' }] }),
      /Only an amount can be masked/,
    ],
    ['a slot without a row', (slots: Rows) => delete slots['birthDate'], /^slots\.birthDate: No row says who owns it/],
    [
      'two rows for a slot',
      (slots: Rows) => Object.assign(slots, { 'birthDate, taxIds': slots['taxIds'] }),
      /^slots\.birthDate: 2 rows speak/,
    ],
    [
      'an owner behind one that always counts',
      (slots: Rows) => edit(slots, { owner: ['self', { system: 'crm', when: 'b2b' }] }),
      /terms\.owner\.1: The owner before it has no condition/,
    ],
    [
      'a country that is none',
      (slots: Rows) => edit(slots, { owner: [{ system: 'crm', when: { country: 'Germany' } }, 'self'] }),
      /Germany is no country code/,
    ],
    ['a priority that nobody gave', (slots: Rows) => edit(slots, { rule: 'sourcePriority' }), /terms\.rule: sourcePriority needs an order/],
    [
      'decisions of people that would fade',
      (slots: Rows) => Object.assign(slots, { consent: edit(slots, { decay: { afterDays: 9 }, rule: 'latestExplicit' }) }),
      /decay: What a person decided does not fade/,
    ],
    ['a missing reason', (slots: Rows) => edit(slots, { why: undefined }), /terms\.why/],
  ])('is refused for %s', (_what, change, fault) => {
    expect(faultsAfter(change)).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
  });

  it('is refused where the slots of a group differ', () => {
    const faults = faultsAfter((slots) => {
      const [names = ''] = Object.keys(slots).filter((key) => key.includes('names.given'));
      slots['names.suffix'] = { ...slots[names], owner: 'erp' };
      slots[names.replace(', names.suffix', '')] = slots[names] ?? {};
      delete slots[names];
    });
    expect(faults).toHaveLength(4);
    expect(faults).toEqual(
      expect.arrayContaining([expect.stringMatching(/^slots\.names\.family: The group personName wins or loses as one/)]),
    );
  });

  it('is refused where revert is left without a limit for all', () => {
    expect(faultsAfter((_slots, file) => Object.assign(file, { flipLimit: false })).length).toBeGreaterThan(5);
  });

  it('reports everything at once', () => {
    const faults = faultsAfter((slots) => {
      edit(slots, { owner: 'warehouse' });
      edit(slots, { rule: 'loudest' }, 'birthDate');
      edit(slots, { readers: ['nobody'] }, 'taxIds');
    });
    expect(faults).toHaveLength(3);
  });

  it('is no YAML: the line is named', () => {
    expect(faultsOf(() => parseContract('slots: {', SYSTEMS))[0]).toMatch(/^line \d+: /);
  });
});

describe('a policy', () => {
  const address = { slot: 'names.legal', key: '', context: '' } as const;
  const of = (...systems: string[]) =>
    subjectOf(
      'organisation',
      systems.map((system) => ({ source: { system, type: 'x', id: '1' }, lifecycle: 'present' as const })),
      SYSTEMS,
    );

  it('makes the ERP owner of the legal name once there is an account', () => {
    expect(policyFor(CONTRACT, address, of('salesforce')).standings).toMatchObject({ salesforce: 'owner', 'shopify-us': 'fill' });
    expect(policyFor(CONTRACT, address, of('salesforce', 'netsuite-us')).standings).toMatchObject({
      'netsuite-us': 'owner',
      'shopify-us': 'fill',
    });
  });

  it('can differ by legal entity', () => {
    const text = TEXT.replace(
      'owner: [{ system: erp, when: hasErpAccount }, crm]',
      'owner: [{ system: netsuite-de, when: { legalEntity: de } }, crm]',
    );
    const contract = parseContract(text, SYSTEMS);
    expect(policyFor(contract, address, of('shopify-eu')).standings['netsuite-de']).toBe('owner');
    expect(policyFor(contract, address, of('shopify-us')).standings['netsuite-de']).toBeUndefined();
  });
});

it('names every slot that a mapping writes to a system that is no reader', () => {
  expect(checkMappings(CONTRACT, SYSTEMS, { byVendor: new Map([['netsuite', ['names.given', 'birthDate']]]) })).toMatchObject([
    { path: 'netsuite.birthDate', message: expect.stringContaining('netsuite-us') },
    { path: 'netsuite.birthDate', message: expect.stringContaining('netsuite-de') },
  ]);
  expect(checkMappings(CONTRACT, SYSTEMS, { byVendor: new Map([['salesforce', ['names.given', 'erpAccount.creditLimit']]]) })).toEqual([]);
});

describe('a row of systems.yaml', () => {
  const plain = { system: 'crm', vendor: 'file', family: 'crm', mode: 'listen', createWhen: 'never' };
  const read = (...rows: readonly object[]) => parseSystems(stringify({ cell: 'demo', systems: rows }));

  it('makes no contacts and no companies, waits for no load and has no limits but the mass-clear hold unless it says so', () => {
    const [row] = read(plain).systems;
    expect(row).toMatchObject(ROW_DEFAULTS);
    expect(row).toMatchObject({ connection: {}, brakes: { createsPerHour: null, massClearShare: 0.01, massClearLeast: 10 } });
  });

  it('begins as a canary only with a filter that says whom', () => {
    const crm = { ...plain, vendor: 'salesforce', mode: 'canary' };
    expect(read({ ...crm, canary: { share: 0.1, kinds: ['person'] } }).systems[0]?.canary).toEqual({ share: 0.1, kinds: ['person'] });
    expect(faultsOf(() => read(crm))).toEqual([expect.stringMatching(/canary: Mode canary needs to know/)]);
    expect(faultsOf(() => read({ ...crm, canary: {} }))).toEqual([expect.stringMatching(/Say who is written to/)]);
  });

  it('is refused where it would write to files, take the name of another family or give a limit of nothing', () => {
    const wrong = { ...plain, system: 'erp', mode: 'write', createCompaniesWhen: 'always' };
    expect(faultsOf(() => read(wrong))).toEqual([
      expect.stringMatching(/system: erp is the name of a family/),
      expect.stringMatching(/mode: Files are read/),
      expect.stringMatching(/createWhen: Nothing can be created/),
    ]);
    expect(faultsOf(() => read({ ...plain, brakes: { createsPerHour: 0 } }))).toEqual([expect.stringMatching(/createsPerHour/)]);
  });
});

describe('systems.yaml', () => {
  const SHIPPED = configText('systems.yaml');

  it('holds no secret, only where secrets are', () => {
    expect(SYSTEMS.systems.flatMap(({ connection }) => Object.values(connection)).every((value) => typeof value === 'object')).toBe(true);
    expect(faultsOf(() => parseSystems(SHIPPED.replace('{ env: SHOPIFY_US_WEBHOOK_SECRET }', 'hush')))).toEqual([
      expect.stringMatching(/secret: Give \{env: NAME\}/),
    ]);
  });

  it('gives a gateway all that it needs to check a Shopify webhook', () => {
    const webhook = SYSTEMS.systems.find(({ system }) => system === 'shopify-eu')?.webhook;
    expect(webhook).toMatchObject({
      secret: { env: 'SHOPIFY_EU_WEBHOOK_SECRET' },
      signature: { header: 'X-Shopify-Hmac-Sha256', algorithm: 'sha256', encoding: 'base64', signs: ['body'] },
      deliveryId: { header: 'X-Shopify-Webhook-Id' },
      subject: { header: 'X-Shopify-Topic' },
    });
  });

  it('can describe Standard Webhooks', () => {
    const webhook = {
      secret: { env: 'SHOP_SECRET' },
      secretEncoding: 'base64',
      secretPrefix: 'whsec_',
      signature: {
        header: 'webhook-signature',
        algorithm: 'sha256',
        encoding: 'base64',
        prefix: 'v1,',
        separator: ' ',
        signs: [{ header: 'webhook-id' }, { header: 'webhook-timestamp' }, 'body'],
      },
      timestamp: { header: 'webhook-timestamp', toleranceSeconds: 300 },
      deliveryId: { header: 'webhook-id' },
      keys: [{ subject: '*', type: 'customer', id: 'data.id' }],
    };
    const system = { system: 'shop', vendor: 'shop', family: 'commerce', mode: 'listen', createWhen: 'never', webhook };
    const [row] = parseSystems(stringify({ cell: 'demo', systems: [system] })).systems;
    expect(row?.webhook).toMatchObject({ signature: { joinedBy: '.' }, timestamp: { unit: 'seconds' } });
  });

  it('is refused for a name given twice, a pattern that is none and an ERP that nobody sells for, all in one error', () => {
    const broken = SHIPPED.replace('system: shopify-eu', 'system: shopify-us').replace(
      'legalEntity: us\n    country: US\n    createWhen: orderAccepted',
      'legalEntity: fr\n    createWhen: orderAccepted',
    );
    expect(faultsOf(() => parseSystems(broken))).toEqual([
      expect.stringMatching(/shopify-us is there already/),
      expect.stringMatching(/sells for fr/),
    ]);
    expect(faultsOf(() => parseSystems(SHIPPED.replace("'(\\d+)$'", "'(\\d+'")))).toEqual(
      expect.arrayContaining([expect.stringMatching(/regular expression/)]),
    );
  });
});

describe("a tenant's own fields", () => {
  const shared = { owner: 'any', readers: [], rule: 'mostRecent', empty: 'ignore', why: 'Kept.' };
  const own = { ...shared, owner: 'crm', readers: ['commerce'], onForeignWrite: 'shadow', why: 'The CRM keeps it.' };
  const withRows = (rows: Rows) => {
    const file = parse(TEXT) as { slots: Rows };
    return parseContract(stringify({ ...file, slots: { ...file.slots, ...rows } }), SYSTEMS);
  };
  const subject = subjectOf('person', [], SYSTEMS);
  const rowOf = (contract: ReturnType<typeof withRows>, key: string) =>
    policyFor(contract, { slot: 'extensions', key, context: '' }, subject).row;

  it('follow a row of their own where there is one, else the row of all', () => {
    const contract = withRows({ 'extensions.colour': own });
    expect(rowOf(contract, 'colour')).toMatchObject({ element: 'colour', why: 'The CRM keeps it.' });
    expect(rowOf(contract, 'size').why).toBe(CONTRACT.rows.find(({ slot }) => slot === 'extensions')?.why);
  });

  it('have one row each', () => {
    const twice = { 'extensions.colour': own, 'extensions.size, extensions.colour': own };
    expect(faultsOf(() => withRows(twice))).toEqual([expect.stringMatching(/^slots\.extensions\.colour: Another row speaks/)]);
  });

  it('are written by an overlay only where their row names the system as a reader', () => {
    const bySystem = new Map([['shopify-us', ['extensions.colour', 'extensions.size'] as const]]);
    const faults = checkMappings(withRows({ 'extensions.colour': own }), SYSTEMS, { byVendor: new Map(), bySystem });
    expect(faults.map(({ path }) => path)).toEqual(['mappings/shopify-us.yaml.extensions.size']);
  });
});
