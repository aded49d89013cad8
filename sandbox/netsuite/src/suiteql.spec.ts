import type { RunningSandbox } from '@trueup/sandbox-kit';
import { Caller, refusal, startOne } from './testing/caller';

const UTC = `TO_CHAR(SYS_EXTRACT_UTC(lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

describe('SuiteQL', () => {
  let sandbox: RunningSandbox;
  let us: Caller;
  let ada: string;
  beforeAll(async () => {
    sandbox = await startOne({ timeZone: 'America/New_York' });
    us = await Caller.signIn(sandbox);
    const shipTo = {
      addressBookAddress: { addr1: '1 Elm St', city: 'Portland', state: 'OR', country: { id: 'US' } },
      defaultShipping: true,
    };
    ada = await us.made({
      isPerson: true,
      firstName: 'Ada',
      lastName: "O'Birch",
      email: 'ada@example.com',
      terms: '2',
      addressBook: { items: [shipTo] },
    });
    await us.made({ companyName: 'Fern Ltd', creditLimit: 500, isInactive: true });
    await us.made({ companyName: 'Moss GmbH', creditLimit: 1500.5 });
  });
  afterAll(() => sandbox.close());

  it('answers text under lower-case names and leaves out what is unset', async () => {
    const rows = await us.rows(
      `SELECT Id, EMAIL, firstName AS Given, creditLimit, isPerson, isInactive, searchstage FROM customer WHERE lastname = 'O''Birch'`,
    );
    expect(rows).toEqual([{ id: ada, email: 'ada@example.com', given: 'Ada', isperson: 'T', isinactive: 'F', searchstage: 'Customer' }]);
  });

  it('shows a bare date in the format and zone of the account, without its time', async () => {
    const [row] = await us.rows(`SELECT lastmodifieddate, ${UTC} AS at FROM customer WHERE id = ${ada}`);
    const modified = String((await us.record(ada))['lastModifiedDate']);
    expect(row?.['at']).toBe(modified);
    expect(row?.['lastmodifieddate']).toBe(
      new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', year: 'numeric', month: '2-digit', day: '2-digit' }).format(
        Date.parse(modified),
      ),
    );
  });

  it('formats without SYS_EXTRACT_UTC in the zone of the account, whatever letter the format ends in', async () => {
    const [row] = await us.rows(
      `SELECT TO_CHAR(lastmodifieddate, 'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM') AS local, ${UTC} AS utc FROM customer WHERE id = ${ada}`,
    );
    expect(Date.parse(row?.['local'] ?? '')).toBe(Date.parse(row?.['utc'] ?? ''));
    expect(row?.['local']).toMatch(/-0[45]:00$/);
  });

  it('compares times with TO_TIMESTAMP, TO_DATE and texts in the format of the account', async () => {
    const count = async (where: string): Promise<string | undefined> =>
      (await us.rows(`SELECT COUNT(*) AS n FROM customer WHERE ${where}`))[0]?.['n'];
    const modified = String((await us.record(ada))['lastModifiedDate'])
      .replace('T', ' ')
      .slice(0, 19);
    const stamp = `TO_TIMESTAMP('${modified}', 'YYYY-MM-DD HH24:MI:SS')`;
    expect(await count(`id = ${ada} AND SYS_EXTRACT_UTC(lastmodifieddate) >= ${stamp}`)).toBe('1');
    expect(await count(`id = ${ada} AND SYS_EXTRACT_UTC(lastmodifieddate) > ${stamp}`)).toBe('0');
    expect(await count(`lastmodifieddate >= TO_DATE('2020-01-01', 'YYYY-MM-DD')`)).toBe('3');
    expect(await count(`lastmodifieddate < '01/01/2020'`)).toBe('0');
    expect(await count(`lastmodifieddate > SYSDATE - 1`)).toBe('3');
  });

  it.each([
    [`companyname LIKE '%GmbH'`, ['Moss GmbH']],
    [`UPPER(companyname) = 'FERN LTD' OR companyname IN ('Moss GmbH', 'Nobody')`, ['Fern Ltd', 'Moss GmbH']],
    [`creditlimit > 400 AND NOT (isinactive = 'T')`, ['Moss GmbH']],
    [`creditlimit BETWEEN 100 AND 600`, ['Fern Ltd']],
    [`companyname IS NOT NULL AND companyname <> 'Fern Ltd'`, ['Moss GmbH']],
    [`companyname NOT IN ('Fern Ltd')`, ['Moss GmbH']],
    [`email IS NULL`, ['Fern Ltd', 'Moss GmbH']],
    [`NVL(email, 'none') = 'none' AND ROWNUM <= 1`, ['Fern Ltd']],
  ])('finds by %s', async (where, names) => {
    const rows = await us.rows(`SELECT companyname FROM customer WHERE ${where} ORDER BY companyname`);
    expect(rows.map((row) => row['companyname'])).toEqual(names);
  });

  it('joins addresses and shows a reference by its name', async () => {
    const q = `SELECT c.id, BUILTIN.DF(c.terms) AS terms, a.city, b.defaultshipping AS isdefault FROM customer c
      LEFT JOIN customerAddressbook b ON b.entity = c.id LEFT JOIN EntityAddress a ON a.nkey = b.addressbookaddress ORDER BY c.id DESC`;
    const rows = await us.rows(q);
    expect(rows).toHaveLength(3);
    expect(rows.at(-1)).toEqual({ id: ada, terms: 'Net 30', city: 'Portland', isdefault: 'T' });
    expect(await us.rows('SELECT cu.symbol FROM customer c JOIN currency cu ON cu.id = c.currency WHERE c.creditlimit = 500')).toEqual([
      { symbol: 'USD' },
    ]);
  });

  it('pages with limit and offset', async () => {
    const page = await us.query('SELECT id FROM customer ORDER BY id', '/query/v1/suiteql?limit=2&offset=2');
    expect(page.body).toMatchObject({ count: 1, hasMore: false, offset: 2, totalResults: 3 });
    expect(refusal(await us.query('SELECT id FROM customer', '/query/v1/suiteql?limit=1001'))).toMatchObject({ code: 'INVALID_PARAMETER' });
  });

  it('insists on the header Prefer: transient', async () => {
    const answer = await us.call('POST', '/query/v1/suiteql', { body: { q: 'SELECT id FROM customer' } });
    expect(refusal(answer)).toMatchObject({ status: 400, code: 'INVALID_HEADER' });
  });

  it.each([
    ['SELECT shoe FROM customer', "Unknown identifier 'shoe'"],
    ['SELECT id FROM shoes', 'Invalid search type: shoes'],
    ['SELECT id customer', 'Invalid or unsupported search'],
    ['SELECT NOSUCH(id) FROM customer', 'Invalid or unsupported search'],
    ['DELETE FROM customer', 'Invalid or unsupported search'],
    [`SELECT id FROM customer WHERE lastmodifieddate > '2026-11-23'`, 'Invalid date value'],
  ])('refuses %s', async (q, detail) => {
    expect(refusal(await us.query(q))).toMatchObject({
      status: 400,
      code: 'INVALID_PARAMETER',
      detail: expect.stringContaining(detail) as string,
    });
  });
});
