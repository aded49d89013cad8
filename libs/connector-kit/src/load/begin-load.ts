import { Problem } from '@trueup/service-kit';
import { saveLoad } from '../control/state-store';
import type { SystemRuntime } from '../loops/system-runtime';
import { readCursor, saveCursor } from '../store/cursors';
import { runOf } from './load-progress';
import { beginLoad, type StoredLoad } from './load-store';

/** Asks for a load; whoever holds the system's lease does it. Throws a Problem where one runs or where the vendor has none. */
export async function askForLoad({ bus, client, connector, row, now, settings }: SystemRuntime): Promise<StoredLoad> {
  const { system } = row;
  if (!client.load) throw noLoad(system, connector.name);
  return bus.transaction(async (tx) => {
    const load = await beginLoad(tx, system, now());
    if (!load) throw running(system);
    // What changes while the load reads is found by the poll, so it begins no later than the load.
    if (client.poll && (await readCursor(tx, system, 'poll')) === null) {
      await saveCursor(tx, system, { feed: 'poll', cursor: String(now() - settings.pollOverlapMs) });
    }
    await saveLoad(bus, tx, { system, load: runOf(load) });
    return load;
  });
}

function noLoad(system: string, vendor: string): Problem {
  return new Problem({
    status: 422,
    code: 'no-load',
    title: 'It cannot be loaded from here',
    detail: `${vendor} has no way to read all records of ${system}; load a file: trueup load FILE --system ${system}.`,
  });
}

function running(system: string): Problem {
  return new Problem({
    status: 409,
    code: 'load-running',
    title: 'A load runs already',
    detail: `${system} is being loaded; GET this address tells how far it is.`,
  });
}
