import { setTimeout as sleep } from 'node:timers/promises';
import { readJournal } from '../actors/sandbox-control';
import type { SandboxAddress } from '../stack/sandbox-fleet';
import type { Actors } from './actors';
import type { Seeded } from './before';

/** How long single changes took from the source to the call in each target, in milliseconds. */
export interface ChangeToDelivered {
  readonly p50: number;
  readonly p95: number;
  readonly samples: number;
  /** Changes that did not reach every target within ten seconds. */
  readonly lost: number;
}

export interface ChangeOptions {
  readonly actors: Actors;
  readonly seeded: Seeded;
  readonly systems: Readonly<Record<string, SandboxAddress>>;
  readonly count: number;
  onProgress?(done: number): void;
}

const PATIENCE_MS = 10_000;
// Times are taken from the journals, so looking seldom costs no precision and leaves the machine idle.
const LOOK_EVERY_MS = 60;

/** Changes one number at a time, in turn in the CRM and in the shop, on an idle machine, and times the call in each target. */
export async function timeSingleChanges(options: ChangeOptions): Promise<ChangeToDelivered> {
  const samples: number[] = [];
  let lost = 0;
  for (let index = 0; index < options.count; index += 1) {
    const times = await (index % 2 === 0 ? changeInCrm : changeInShop)(options, index);
    for (const time of times) {
      if (time === undefined) lost += 1;
      else samples.push(time);
    }
    options.onProgress?.(index + 1);
  }
  samples.sort((left, right) => left - right);
  return { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95), samples: samples.length, lost };
}

async function changeInCrm(options: ChangeOptions, index: number): Promise<(number | undefined)[]> {
  const number = `+1212556${String(index).padStart(4, '0')}`;
  const act = (): Promise<void> => options.actors.salesforce.update('Contact', options.seeded.adaContact, { MobilePhone: number });
  return time(options, ['shopify-us', 'netsuite-us'], { act, mark: number.slice(-7) });
}

async function changeInShop(options: ChangeOptions, index: number): Promise<(number | undefined)[]> {
  const zip = String(10_001 + index);
  const address = {
    firstName: 'Ada',
    lastName: 'Winters',
    address1: `${index} Juniper Street`,
    city: 'Albany',
    provinceCode: 'NY',
    zip,
    countryCode: 'US',
  };
  const act = (): Promise<void> => options.actors['shopify-us'].setDefaultAddress(options.seeded.adaShopper, address);
  return time(options, ['salesforce', 'netsuite-us'], { act, mark: zip });
}

interface Change {
  act(): Promise<void>;
  /** Digits that only this change's writes hold. */
  readonly mark: string;
}

async function time(options: ChangeOptions, targets: readonly string[], change: Change): Promise<(number | undefined)[]> {
  const waits = await Promise.all(targets.map(async (target) => ({ target, since: (await readJournal(addressOf(options, target))).last })));
  const started = Date.now();
  await change.act();
  return Promise.all(waits.map(({ target, since }) => arrival(addressOf(options, target), since, { started, mark: change.mark })));
}

async function arrival(address: SandboxAddress, since: number, wanted: { started: number; mark: string }): Promise<number | undefined> {
  while (Date.now() - wanted.started < PATIENCE_MS) {
    const { entries } = await readJournal(address, since);
    const found = entries.find(({ kind, write, request }) => kind === 'call' && write && digitsOf(request).includes(wanted.mark));
    if (found) return Math.max(0, Date.parse(found.at) - wanted.started);
    await sleep(LOOK_EVERY_MS);
  }
  return undefined;
}

function digitsOf(request: unknown): string {
  return (JSON.stringify(request) ?? '').replace(/[-() ]/g, '');
}

function addressOf({ systems }: ChangeOptions, system: string): SandboxAddress {
  const address = systems[system];
  if (!address) throw new Error(`${system} is not running.`);
  return address;
}

function percentile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
}
