import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseContract, parseSystems, type SystemsConfig } from '@trueup/governance';
import { readMatchingModel } from '@trueup/identity';
import { call, type ServiceAt } from '../call';
import { CliError } from '../cli-error';
import { confirm } from '../confirm';
import { count } from '../load-bar';
import { contractChanges, modelChanges } from './activation-changes';
import type { WholeActivation, WholeActivationView } from './activation-view';
import { awaitRecompute } from './await-recompute';

export interface ActivateOptions {
  readonly config: string;
  readonly reason: string;
  readonly effectiveFrom?: string;
  readonly yes: boolean;
  /** Whether to watch until everybody was judged again. */
  readonly wait: boolean;
  readonly by: string;
}

/** What became of it. */
export interface Activated {
  readonly contract: string;
  readonly model: string;
  /** Also the correlation id of all that follows. */
  readonly eventId: string;
  readonly effectiveFrom: number;
  /** False where it counted already. */
  readonly isNew: boolean;
}

interface Read {
  readonly systems: SystemsConfig;
  readonly systemsDocument: string;
  readonly document: string;
  readonly modelDocument: string;
  readonly contract: string;
  readonly model: string;
}

/** `trueup activate`: shows what changes and whom it concerns, asks, and makes the contract and the model of a folder count. The folder has no faults. */
export async function activate(resolver: ServiceAt, options: ActivateOptions): Promise<Activated> {
  const effectiveFrom = timeOf(options.effectiveFrom);
  const read = readFolder(options.config);
  const view = await call<WholeActivationView>(resolver, { method: 'GET', path: '/v1/activation?whole=true' });
  const newest = view.upcoming.at(-1) ?? view.active;
  const former = view.upcoming.findLast((one) => one.effectiveFrom <= (effectiveFrom ?? Date.now())) ?? view.active;
  const { contract, model, document, modelDocument, systemsDocument } = read;
  if (former?.contract === contract && former.model === model) {
    if (options.wait) await awaitRecompute(resolver, former.eventId);
    return { contract, model, eventId: former.eventId, effectiveFrom: former.effectiveFrom, isNew: false };
  }
  process.stderr.write(`${changeLines(view, read, former).join('\n')}\n`);
  await confirm(
    `Activate ${options.config}${effectiveFrom === null ? '' : ` from ${new Date(effectiveFrom).toISOString()}`}?`,
    options.yes,
  );
  const body = {
    ...{ contract, model, document, modelDocument, systemsDocument, effectiveFrom },
    ...{ activatedBy: options.by, reason: options.reason, replaces: newest?.eventId ?? null },
  };
  const taken = await call<Omit<Activated, 'contract' | 'model'>>(resolver, { method: 'POST', path: '/v1/activation', body });
  if (options.wait) await awaitRecompute(resolver, taken.eventId);
  return { contract, model, ...taken };
}

/** What became of it, for people. */
export function activatedLines({ contract, model, eventId, effectiveFrom, isNew }: Activated): string[] {
  const what = `Contract ${contract} and model ${model}`;
  const since = new Date(effectiveFrom).toISOString();
  if (!isNew) return [`${what} are active ${effectiveFrom > Date.now() ? 'from' : 'since'} ${since}: there is nothing to do.`];
  return [
    `${what} are active from ${since}. Follow what changes with: trueup trace ${eventId}`,
    'Resolvers and connectors that have read another one are unready until they are started with this configuration.',
  ];
}

/** What changes, and how many it concerns. */
function changeLines(view: WholeActivationView, read: Read, former: WholeActivation | null): string[] {
  const { records, customers } = view.stored;
  const isModelNew = former?.model !== read.model;
  const contract = former?.document == null ? undefined : contractChanges(former.document, read.document, read.systems);
  const model = former?.modelDocument == null ? undefined : modelChanges(former.modelDocument, read.modelDocument);
  return [
    ...partLines('contract', [former?.contract, read.contract], contract),
    ...partLines('model', [former?.model, read.model], model),
    `${isModelNew ? `${count(records)} records are compared and ` : ''}${count(customers)} customers judged again; what follows is written in the enrichment lane.`,
    ...view.upcoming.map(
      (one) => `Not there yet: contract ${one.contract}, model ${one.model} from ${new Date(one.effectiveFrom).toISOString()}.`,
    ),
  ];
}

function partLines(what: string, [from, to]: readonly [string | undefined, string], changes: readonly string[] | undefined): string[] {
  if (from === to) return [`${what} ${to} stays`];
  const told = changes ?? ['what differs cannot be told: the text that is active is not kept, or cannot be read any more'];
  return [`${what} ${from ?? 'none'} → ${to}`, ...told.map((line) => `  ${line}`)];
}

function readFolder(folder: string): Read {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const systemsDocument = text('systems.yaml');
  const systems = parseSystems(systemsDocument);
  const [document, modelDocument] = [text('ownership.yaml'), text('matching.yaml')];
  const [{ version: contract }, { version: model }] = [parseContract(document, systems), readMatchingModel(modelDocument)];
  return { systems, systemsDocument, document, modelDocument, contract, model };
}

function timeOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) throw new CliError('--effective-from takes a time as ISO 8601, such as 2026-01-31T22:00:00Z.', { exitCode: 2 });
  return time;
}
