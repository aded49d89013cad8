import { type Faults, faultsOf } from './faults';
import type { SandboxReply } from './handler';
import type { Journal } from './journal';
import type { SandboxRequest } from './sandbox-request';
import { type Seeder, seedReply } from './seeding';

export interface Controls {
  system: string;
  journal: Journal;
  faults: Faults;
  changed(faults: Faults): void;
  seed?: Seeder;
}

function journalPage(request: SandboxRequest, journal: Journal): SandboxReply {
  const since = Number(request.query.get('since') ?? '0');
  if (!Number.isInteger(since)) return { status: 400, body: { error: '"since" must be a whole number.' } };
  const kind = request.query.get('kind');
  const entries = journal.since(since).filter((entry) => !kind || entry.kind === kind);
  return { status: 200, body: { entries, last: journal.lastSeq() } };
}

function putFaults(request: SandboxRequest, controls: Controls): SandboxReply {
  const patch = request.json();
  const wrong = faultsOf(patch);
  if (wrong.length > 0) return { status: 400, body: { error: wrong.join(' ') } };
  Object.assign(controls.faults, patch);
  controls.changed(controls.faults);
  return { status: 200, body: controls.faults };
}

/** The routes every sandbox has beside the vendor's own; faults never touch them and the journal leaves them out. */
export async function controlReply(request: SandboxRequest, controls: Controls): Promise<SandboxReply> {
  switch (`${request.method} ${request.path}`) {
    case 'GET /__sandbox/health':
      return { status: 200, body: { status: 'ok', system: controls.system } };
    case 'GET /__sandbox/journal':
      return journalPage(request, controls.journal);
    case 'GET /__sandbox/faults':
      return { status: 200, body: controls.faults };
    case 'PUT /__sandbox/faults':
      return putFaults(request, controls);
    case 'POST /__sandbox/seed':
      return seedReply(request, controls.seed);
    default:
      return {
        status: 404,
        body: { error: 'The sandbox has /__sandbox/health, /__sandbox/journal, /__sandbox/faults and /__sandbox/seed.' },
      };
  }
}
