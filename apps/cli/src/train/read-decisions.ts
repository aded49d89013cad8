import { readFile } from 'node:fs/promises';
import { sourceRef, type SourceRef } from '@trueup/canonical-schema';
import { z } from 'zod';
import { CliError } from '../cli-error';
import { badFile } from '../table/bad-file';

/** What a steward said of two records. */
export interface ReadDecision {
  readonly records: readonly [SourceRef, SourceRef];
  readonly isOne: boolean;
}

const reference = z.union([
  z.object({ system: z.string(), type: z.string(), id: z.string() }),
  z
    .string()
    .regex(/^[^/]*\/[^/]*\/./, 'Give a record as {system, type, id} or as system/type/id.')
    .transform(sourceRef),
]);
const decision = z.object({
  kind: z.string(),
  records: z.array(reference).default([]),
  accept: z.boolean().nullish(),
  slot: z.string().nullish(),
  decidedAt: z.number().default(0),
});

type Decision = z.infer<typeof decision>;

/**
 * What the decisions of a file say of two records, be it by link, neverLink, split or confirm: one JSON object in each line, as `customer.decided.v1` has them, or one JSON array, as the API answers.
 * The oldest first. Throws a CliError that names the line which cannot be read.
 */
export async function readDecisions(file: string): Promise<readonly ReadDecision[]> {
  const text = await textOf(file);
  const isWhole = text.trimStart().startsWith('[');
  const parts = isWhole ? wholeOf(file, text) : linesOf(file, text);
  const all = parts.map(({ line, value }): Decision => {
    const read = decision.safeParse(value);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw badFile(file, line, `it is no decision: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
  });
  return all.sort((one, other) => one.decidedAt - other.decidedAt).flatMap(pairsOf);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CliError(`${file}: there is no such file, or it cannot be read.`, { cause: error, exitCode: 2 });
  }
}

interface Part {
  readonly line: number | null;
  readonly value: unknown;
}

function wholeOf(file: string, text: string): Part[] {
  const all = parsed(file, null, text);
  return Array.isArray(all) ? all.map((value: unknown) => ({ line: null, value })) : [];
}

function linesOf(file: string, text: string): Part[] {
  return text.split('\n').flatMap((own, at) => (own.trim() === '' ? [] : [{ line: at + 1, value: parsed(file, at + 1, own) }]));
}

function parsed(file: string, line: number | null, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw badFile(file, line, 'it is no JSON; give one decision a line, or one array of them.');
  }
}

/** A link of several records is one of every two of them, and a split parts every two. */
function pairsOf(said: Decision): ReadDecision[] {
  const [isOne, { records }] = [saysOne(said), said];
  if (isOne === undefined) return [];
  return records.flatMap((one, at) => records.slice(at + 1).map((other) => ({ records: [one, other] as const, isOne })));
}

/** Whether the records are one party; undefined for what is said of a value. A confirmation that names a slot is of the value there. */
function saysOne({ kind, accept, slot }: Decision): boolean | undefined {
  if (kind === 'link') return true;
  if (kind === 'neverLink' || kind === 'split') return false;
  return kind === 'confirm' && slot == null ? (accept ?? undefined) : undefined;
}
