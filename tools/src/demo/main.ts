import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { readJournal } from '../actors/sandbox-control';
import type { RunFile } from '../stack/run-file';
import { readJson } from '../start/figures';
import { actorsFor } from '../story/actors';
import { ADA } from '../story/cast';

const WATCH_MS = 10_000;

/** Changes Ada's mobile in the CRM as an agent would and tells of every system that it reaches. */
async function changePhone(number: string): Promise<void> {
  const run = readRun();
  const { salesforce } = actorsFor(run.systems);
  const [contact] = await salesforce.query(`SELECT Id FROM Contact WHERE Email = '${ADA.contact.Email}'`);
  if (!contact)
    throw new Error(`Nobody with the e-mail ${ADA.contact.Email} is in the Salesforce sandbox; start afresh with: npm start -- --reset`);
  const id = String(contact['Id']);
  const waiting = new Map(
    await Promise.all(Object.entries(run.systems).map(async ([name, at]) => [name, (await readJournal(at)).last] as const)),
  );
  const started = Date.now();
  await salesforce.update('Contact', id, { MobilePhone: number });
  process.stdout.write(`Salesforce contact ${id} now has the mobile ${number}.\n`);
  while (Date.now() - started < WATCH_MS) {
    for (const [name, since] of waiting) {
      const address = run.systems[name];
      const { entries } = address ? await readJournal(address, since) : { entries: [] };
      const found = entries.find(
        ({ write, request }) => write && name !== 'salesforce' && JSON.stringify(request ?? '').includes(number.slice(-7)),
      );
      if (!found) continue;
      process.stdout.write(`${name} got it after ${Date.parse(found.at) - started} ms (${found.operation})\n`);
      waiting.delete(name);
    }
    await sleep(50);
  }
  const { items } = await readJson<{ items: { customerId: string }[] }>(
    `${run.consoleApi}/v1/customers?source=salesforce/Contact/${id}`,
    run.apiKey,
  );
  const customer = items[0] ? await readJson<Customer>(`${run.consoleApi}/v1/customers/${items[0].customerId}`, run.apiKey) : undefined;
  const mobile = customer?.values.find(({ slot }) => slot === 'phones.mobile');
  process.stdout.write(`customer ${items[0]?.customerId ?? 'unknown'}, correlation id ${mobile?.provenance.correlationId ?? 'unknown'}\n`);
}

interface Customer {
  readonly values: readonly { slot: string; provenance: { correlationId: string | null } }[];
}

function readRun(): RunFile {
  const file = join(process.cwd(), '.trueup', 'run.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunFile;
  } catch (error) {
    throw new Error('Trueup is not running here: start it with npm start, then try again.', { cause: error });
  }
}

const program = new Command('npm run -s demo --').description('Act as a person in the sandboxes of a running Trueup.');
program.command('phone').argument('<number>', 'a number in E.164, such as +12125550199').action(changePhone);
program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
