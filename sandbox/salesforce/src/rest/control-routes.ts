import type { SandboxReply, SandboxRequest, SandboxServer } from '@trueup/sandbox-kit';
import { z } from 'zod';
import { ApiFault } from '../api-fault';
import type { Actor } from '../auth/actor';
import type { Sessions } from '../auth/sessions';
import { convertLead } from '../dml/convert-lead';
import { mergeRecords } from '../dml/merge-records';
import type { RowLocks } from '../dml/row-locks';
import { Transaction } from '../dml/transaction';
import { undeleteRecord } from '../dml/undelete-record';
import type { Org } from '../org';

export interface ControlRooms {
  org: Org;
  locks: RowLocks;
  sessions: Sessions;
  /** Whom a control acts for: the person at the screen. */
  staff: Actor;
  served(): void;
}

/** What somebody at the vendor's own pages leaves as change origin. */
const ON_SCREEN = 'com/salesforce/api/soap/67.0;client=SfdcInternalAPI/';

const undelete = z.object({ ids: z.array(z.string()).min(1) });
const merge = z.object({
  object: z.enum(['Account', 'Contact', 'Lead']),
  master: z.string(),
  losers: z.array(z.string()),
  fields: z.record(z.string(), z.unknown()).optional(),
});
const convert = z.object({ lead: z.string(), account: z.string().optional(), contact: z.string().optional() });
const lock = z.object({ id: z.string(), ms: z.number().positive() });

/** What REST cannot do but a person can: `POST /__sandbox/undelete`, `/merge`, `/convert-lead`, `/lock`, `/expire-sessions`. */
export function openControls(server: SandboxServer, rooms: ControlRooms): void {
  const { org, locks, sessions, staff } = rooms;
  const acted = (work: (tx: Transaction) => object | void): SandboxReply => {
    const tx = new Transaction(org, { actor: staff, origin: ON_SCREEN, allowDuplicates: true });
    try {
      const made = work(tx);
      tx.commit();
      rooms.served();
      return { status: 200, body: { success: true, ...made } };
    } catch (error) {
      tx.rollBack();
      if (error instanceof ApiFault) return error.reply();
      throw error;
    }
  };
  const control = <T>(name: string, shape: z.ZodType<T>, work: (given: T) => SandboxReply): void => {
    server.route('POST', `/__sandbox/${name}`, (request: SandboxRequest) => {
      const given = shape.safeParse(request.rawBody.length > 0 ? request.json() : {});
      return given.success ? work(given.data) : { status: 400, body: { error: z.prettifyError(given.error) } };
    });
  };
  control('undelete', undelete, ({ ids }) => acted((tx) => ids.forEach((id) => undeleteRecord(tx, id))));
  control('merge', merge, (given) => acted((tx) => mergeRecords(tx, given)));
  control('convert-lead', convert, (given) => acted((tx) => convertLead(tx, given)));
  control('lock', lock, ({ id, ms }) => {
    locks.hold(id, ms);
    return { status: 200, body: { success: true } };
  });
  control('expire-sessions', z.object({}), () => {
    sessions.endAll();
    return { status: 200, body: { success: true } };
  });
}
