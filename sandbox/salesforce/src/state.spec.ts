import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventLog } from './pubsub/event-log';
import { PubSubClient } from './testing/pub-sub-client';
import { startOrg } from './testing/start-org';

describe('state', () => {
  it('keeps keys, sessions, records and events over a restart', async () => {
    const stateFile = join(mkdtempSync(join(tmpdir(), 'org-')), 'state.json');
    const first = await startOrg({ stateFile });
    const port = Number(new URL(first.sandbox.baseUrl).port);
    const id = await first.connector.create('Contact', { LastName: 'Kept' });
    await first.sandbox.close();

    const second = await startOrg({ stateFile, port });
    expect(second.credentials.privateKey).toBe(first.credentials.privateKey);
    expect((await first.connector.call('GET', '/limits')).status).toBe(200);
    expect(await second.connector.read('Contact', id)).toMatchObject({ LastName: 'Kept' });
    const client = new PubSubClient(second);
    await client.subscribe('/data/ContactChangeEvent', { replay_preset: 'EARLIEST' });
    expect((await client.waitFor(1))[0]?.payload.ChangeEventHeader.recordIds).toEqual([id]);
    expect(await second.connector.create('Contact', { LastName: 'New' })).not.toBe(id);
    client.close();
    await second.sandbox.close();
  });

  it('forgets events after their retention, and their replay ids with them', () => {
    let now = 0;
    const log = new EventLog({ retentionMs: 1000, now: () => now });
    const header = {
      entityName: 'Contact',
      recordIds: [],
      changeType: 'CREATE' as const,
      changeOrigin: '',
      transactionKey: '',
      sequenceNumber: 1,
      commitTimestamp: 0,
      commitNumber: '1',
      commitUser: '',
    };
    const [old, kept] = [0, 900].map((at) => log.append({ uuid: '', at, header, fields: {}, before: {} }));
    now = 1500;
    expect(log.isKnown(BigInt(old?.replay ?? 0))).toBe(false);
    expect(log.isKnown(BigInt(kept?.replay ?? 0))).toBe(true);
    expect([...log.after(log.beforeEarliest())]).toEqual([kept]);
  });
});
