import { createHash } from 'node:crypto';
import { type ConnectedApp, createApp } from './auth/connected-app';
import type { SavedSession } from './auth/sessions';
import type { SavedLog } from './pubsub/event-log';
import { type Certificate, makeCertificate } from './pubsub/make-certificate';
import { base62, recordId } from './records/record-id';
import type { RecordRow } from './records/record-row';

/** All that a sandbox keeps over a restart. */
export interface OrgState {
  orgId: string;
  pod: string;
  apps: ConnectedApp[];
  certificate: Certificate;
  sessions: SavedSession[];
  sequence: number;
  budget: { used: number; windowFrom: number };
  tables: Record<string, RecordRow[]>;
  log?: SavedLog;
}

const POD_SIZE = 62 ** 3;

function fixed(id: string, rest: Record<string, string | boolean>): RecordRow {
  return { Id: id, IsDeleted: false, SystemModstamp: '', ...rest };
}

function setUpTables(ids: { org: string; business: string; person: string }, apps: readonly ConnectedApp[]): OrgState['tables'] {
  const type = { SobjectType: 'Account', IsActive: true };
  return {
    Organization: [fixed(ids.org, { Name: 'Sandbox', InstanceName: 'TU1', IsSandbox: true })],
    RecordType: [
      fixed(ids.business, { ...type, Name: 'Business Account', DeveloperName: 'Business_Account', IsPersonType: false }),
      fixed(ids.person, { ...type, Name: 'Person Account', DeveloperName: 'PersonAccount', IsPersonType: true }),
    ],
    User: apps.map(({ userId, username, role }) =>
      fixed(userId, { Username: username, Email: username, IsActive: true, Name: role === 'staff' ? 'Sam Staff' : 'Integration User' }),
    ),
  };
}

/** A new org: its ids follow from the system's name, its keys and certificate are fresh. */
export async function newOrg(system: string, nowMs: number): Promise<OrgState> {
  const hash = createHash('sha256').update(system).digest();
  const pod = base62(BigInt(hash.readUInt32BE() % POD_SIZE), 3);
  const orgId = recordId('00D', pod, hash.readUInt32BE(4));
  const user = (role: 'connector' | 'staff', n: number) => ({
    role,
    userId: recordId('005', pod, n),
    username: `${role === 'staff' ? 'sam.staff' : 'integration'}@${system}.example.com`,
  });
  const [apps, certificate] = await Promise.all([
    Promise.all([createApp(user('connector', 1)), createApp(user('staff', 2))]),
    makeCertificate(nowMs),
  ]);
  const ids = { org: orgId, business: recordId('012', pod, 3), person: recordId('012', pod, 4) };
  return {
    orgId,
    pod,
    apps,
    certificate,
    sessions: [],
    sequence: 100,
    budget: { used: 0, windowFrom: nowMs },
    tables: setUpTables(ids, apps),
  };
}
