import { Readable } from 'node:stream';
import { parseBadRow, parseFileRow, BAD_ROW, ROW } from '@trueup/connector-kit';
import type { Outgoing } from '@trueup/event-bus';
import { parseColumns } from '@trueup/governance';
import { takeFile, type IncomingFile } from './take-file';

const COLUMNS = parseColumns('{id: id, attributes: {fullName: name, emails: [email]}}');
type Raw = Outgoing<'customer/raw.v1'>;

async function take(content: string | Buffer, given: Partial<IncomingFile> = {}) {
  const sent: Raw[] = [];
  const bus = {
    meta: (_cause: unknown, own: { eventId: string }) => ({ eventId: own.eventId, correlationId: own.eventId }) as never,
    publishNow: (event: unknown) => Promise.resolve(void sent.push(event as Raw)),
  };
  const bytes = Buffer.from(content);
  // In small pieces, as a network would bring it.
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) => bytes.subarray(at * 7, at * 7 + 7));
  const file = { name: 'customers.csv', mediaType: 'text/csv', columns: COLUMNS, system: 'crm', ...given, content: Readable.from(pieces) };
  const outcome = await takeFile(file, { bus, systems: ['crm', 'erp'], now: () => 1_000 });
  return { outcome, sent };
}

const bodyOf = ({ event }: Raw): unknown => JSON.parse(event?.body.toString('utf8') ?? 'null');

describe('a CSV file', () => {
  it('is handed on row by row, with columns, line and file, as a first load', async () => {
    const { outcome, sent } = await take('id,name,email\n1,"Example, Ada",ada@example.com\n2,Bob Example,\n');
    expect(outcome).toEqual({ file: 'customers.csv', system: 'crm', systems: { crm: 2 }, rows: 2, accepted: 2, bad: 0, badRows: [] });
    const [first] = sent;
    expect(first).toMatchObject({
      key: 'crm/row/1',
      topic: { name: 'customer.raw.crm.v1' },
      event: { kind: 'record', feed: 'file', baseline: true, contentType: ROW, source: { system: 'crm', type: 'row', id: '1' } },
    });
    expect(first && parseFileRow(bodyOf(first))).toEqual({
      ...{ columns: COLUMNS, line: 2, file: 'customers.csv' },
      row: { id: '1', name: 'Example, Ada', email: 'ada@example.com' },
    });
  });

  it('has the rows at fault named by line and parked, and the others taken', async () => {
    const rows = [
      'id,name,email',
      '1,Ada,a@example.com',
      '2,Bob',
      ',Cy,c@example.com',
      '1,Di,d@example.com',
      '5,"Ed"x,e',
      '6,Flo,f@example.com',
    ];
    const { outcome, sent } = await take(rows.join('\n'));
    expect(outcome).toMatchObject({ rows: 6, accepted: 2, bad: 4, systems: { crm: 2 } });
    expect(outcome.badRows).toEqual([
      { line: 3, reason: 'It has 2 fields where the header has 3.' },
      { line: 4, reason: 'It has nothing in id.' },
      { line: 5, reason: 'Its id is the one of line 2.' },
      { line: 6, reason: 'Its quotes do not fit.' },
    ]);
    const bad = sent.filter(({ event }) => event?.contentType === BAD_ROW);
    expect(bad.map((one) => parseBadRow(bodyOf(one)).line)).toEqual([3, 4, 5, 6]);
    expect(bad.every(({ topic }) => topic.name === 'customer.raw.crm.v1')).toBe(true);
  });

  it('has a row that is not UTF-8 named', async () => {
    const latin = Buffer.concat([Buffer.from('id,name,email\n1,M'), Buffer.from([0xfc]), Buffer.from('ller,m@example.com\n2,Ada,\n')]);
    const { outcome } = await take(latin);
    expect(outcome.badRows).toEqual([{ line: 2, reason: 'It is not UTF-8.' }]);
    expect(outcome.accepted).toBe(1);
  });

  it('may have fields of several lines, and a quote that is never closed spoils its own line only', async () => {
    const rows = [
      'id,name,email',
      '1,"Ada',
      'Example",a@example.com',
      '2,"Bob,b@example.com',
      '3,Cy,c@example.com',
      '4,"Di ""D""",d@example.com',
    ];
    const { outcome, sent } = await take(rows.join('\n'));
    expect(outcome).toMatchObject({ accepted: 3, badRows: [{ line: 4, reason: 'A quote is opened and never closed.' }] });
    const names = sent.filter(({ event }) => event?.contentType === ROW).map((one) => parseFileRow(bodyOf(one)).row['name']);
    expect(names).toEqual(['Ada\nExample', 'Cy', 'Di "D"']);
  });

  it('may use semicolons, a byte order mark and Windows line ends', async () => {
    const { sent } = await take('\uFEFFid;name;email\r\n1;"Ada; Example";a@example.com\r\n');
    expect(sent[0] && parseFileRow(bodyOf(sent[0])).row).toEqual({ id: '1', name: 'Ada; Example', email: 'a@example.com' });
  });

  it('is refused whole where the columns do not fit, every fault at once', async () => {
    const columns = parseColumns('{id: no, attributes: {fullName: name, emails: [mail]}}');
    await expect(take('id,name,email\n1,Ada,\n', { columns })).rejects.toThrow(
      /none of no \(id\), mail \(attributes.emails.0\)\.[\s\S]*The header is: id, name, email/,
    );
    await expect(take('', {})).rejects.toThrow(/the file is empty/);
    await expect(take('id,name,email\n1,Ada,\n', { system: null })).rejects.toThrow(/No column names the system/);
  });

  it('goes where a column says, and what names no system that takes part is parked', async () => {
    const columns = parseColumns('{id: id, system: from}');
    const { outcome, sent } = await take('id,from\n1,erp\n1,crm\n2,nowhere\n', { columns, system: null });
    expect(outcome).toMatchObject({ system: null, systems: { erp: 1, crm: 1 }, bad: 1 });
    expect(outcome.badRows).toEqual([{ line: 4, reason: 'nowhere is no system that takes part.' }]);
    expect(sent.map(({ event }) => event?.system)).toEqual(['erp', 'crm', 'crm']);
  });

  it('goes to the system of the path, whatever the column says', async () => {
    const columns = parseColumns('{id: id, system: from}');
    const { outcome } = await take('id,from\n1,erp\n', { columns });
    expect(outcome.systems).toEqual({ crm: 1 });
  });

  it('has the same event ids when it is sent again', async () => {
    const content = 'id,name,email\n1,Ada,a@example.com\n';
    const ids = async () => (await take(content)).sent.map(({ event }) => event?.meta.eventId);
    expect(await ids()).toEqual(await ids());
  });
});

describe('JSON Lines', () => {
  it('are read like rows, with the lines at fault named', async () => {
    const lines = ['{"id": 7, "name": "Ada Example", "vip": true}', '', '{"id": ', '[1]', '{"id": 8, "name": null}'];
    const { outcome, sent } = await take(lines.join('\n'), { name: 'customers.jsonl', columns: null });
    expect(outcome).toMatchObject({ rows: 4, accepted: 2 });
    expect(outcome.badRows).toEqual([
      { line: 3, reason: 'It is no JSON.' },
      { line: 4, reason: 'It is no JSON object.' },
    ]);
    expect(sent[0] && parseFileRow(bodyOf(sent[0])).row).toEqual({ id: '7', name: 'Ada Example', vip: 'true' });
  });
});
