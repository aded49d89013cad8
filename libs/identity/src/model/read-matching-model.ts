import { isMap, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { countsFile, countsFrom } from './counts-file';
import { COMPARISONS, OF_ORGANISATIONS, OF_PERSONS, type ComparisonName, type Level } from './levels';
import type { LevelWeight, MatchingModel, PartyModel } from './matching-model';
import { versioned } from './model-version';
import { withFrequencies } from './with-frequencies';

const FILE = 'matching.yaml';

/** All that is wrong with a matching model, in one error with a line for each. */
export class MatchingModelFaults extends Error {
  readonly code = 'MATCHING_MODEL_FAULTS';

  constructor(readonly faults: readonly { readonly line: number | null; readonly path: string; readonly message: string }[]) {
    const told = faults.map(({ line, path, message }) => `  ${line === null ? '' : `line ${line}, `}${path || '(top)'}: ${message}`);
    super([`${FILE} has ${faults.length} fault${faults.length === 1 ? '' : 's'}:`, ...told].join('\n'));
    this.name = 'MatchingModelFaults';
  }
}

const share = z.number().gt(0, 'Give a share between 0 and 1.').max(1, 'Give a share between 0 and 1.');
const weight = z.union([z.strictObject({ m: share, u: share }), z.strictObject({ fixed: z.number().min(-100).max(100) })], {
  error: 'Give {m, u}, two shares above 0 and at most 1, or {fixed}, bits.',
});
const bands = z
  .strictObject({ auto: z.number(), review: z.number() })
  .refine(({ auto, review }) => review <= auto, { error: 'The review band begins at or below the automatic one.', path: ['review'] });

/** Every level of the comparisons must be there: one that is forgotten would say nothing in silence. */
function party(comparisons: readonly ComparisonName[]) {
  const levels = comparisons.flatMap((name) => COMPARISONS[name] as readonly Level[]);
  return z.strictObject({ bands, levels: z.strictObject(Object.fromEntries(levels.map((level) => [level, weight]))) });
}

const file = z.strictObject({
  version: z.string().regex(/^[^@\s]{1,60}$/, 'Give the model a name of at most 60 letters, without blanks and @.'),
  trained: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  population: z.number().int().min(1),
  rarity: z.strictObject({ least: z.number().min(0), most: z.number().min(0) }),
  households: z.strictObject({ sharedAbove: z.number().min(0).max(1), relief: z.number().min(0) }),
  holds: z.strictObject({ bridgeBelow: z.number(), opposedBelow: z.number() }),
  limits: z.strictObject({ clusterSize: z.number().int().min(2) }),
  persons: party(OF_PERSONS),
  organisations: party(OF_ORGANISATIONS),
  frequencies: countsFile.optional(),
});

/** The model that a `matching.yaml` declares. Throws MatchingModelFaults with everything that is wrong with it. */
export function readMatchingModel(text: string): MatchingModel {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new MatchingModelFaults(
      document.errors.map(({ message, linePos }) => ({
        line: linePos?.[0].line ?? null,
        path: '',
        // The place is told by its own field; the parser says it again and draws the line below.
        message: message.replace(/ at line \d+, column \d+:[^]*$/, ''),
      })),
    );
  }
  const read = file.safeParse(document.toJS());
  if (!read.success) {
    throw new MatchingModelFaults(
      read.error.issues.map(({ path, message }) => ({ line: lineOf(document, path, lines), path: path.join('.'), message })),
    );
  }
  const { version, trained, persons, organisations, frequencies, ...rest } = read.data;
  const parties = { persons: withBits(persons), organisations: withBits(organisations) };
  const model = versioned({ ...rest, ...parties, name: version, ...(trained ? { trained } : {}), frequencies: null });
  return frequencies ? withFrequencies(model, countsFrom(frequencies)) : model;
}

/** The line of the deepest part of a path that the file has. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number | null {
  for (let end = path.length; end > 0; end -= 1) {
    const parent = end === 1 ? document.contents : document.getIn(path.slice(0, end - 1), true);
    if (!isMap(parent)) continue;
    const pair = parent.items.find(({ key }) => String(key) === String(path[end - 1]));
    const key = pair?.key as { range?: readonly [number, number, number] } | undefined;
    if (key?.range) return lines.linePos(key.range[0]).line;
  }
  return null;
}

function withBits({ bands: own, levels }: { bands: PartyModel['bands']; levels: Readonly<Record<string, LevelWeight>> }): PartyModel {
  const bits = Object.fromEntries(Object.entries(levels).map(([level, one]) => [level, bitsOf(one)]));
  return { bands: own, levels, bits };
}

/** Bits of a level, to a hundredth. */
export function bitsOf(level: LevelWeight): number {
  return 'fixed' in level ? level.fixed : Math.round(Math.log2(level.m / level.u) * 100) / 100;
}
