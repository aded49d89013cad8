import { z } from 'zod';
import type { Frequencies } from './frequencies';

const count = z.string().regex(/^[1-9]\d*$/, 'Give names under how many records have them, a whole number.');
/** Words by how many records have them: `{ 12: anna bruno, 11: carla }`. */
const words = z.record(count, z.string({ error: 'Give words with a blank between them.' }).transform(split));
/** Names of several words. */
const names = z.record(count, z.array(z.string()));

const PARTS = { given: 'g', family: 'f', city: 'c', employer: 'e' } as const;

/** How often names occur, as a model's file says it. */
export const countsFile = z
  .strictObject({
    records: z.number().int().min(1),
    expected: z.number().int().min(1).optional(),
    othersInHouse: z.number().min(0).max(1).nullable(),
    given: words,
    family: words,
    city: names.default({}),
    employer: names.default({}),
    crowded: z.array(z.string().regex(/^[0-9a-f]{16}$/, 'Give 16 hex digits; "trueup match --write-model" makes them.')),
  })
  .superRefine((file, context) => {
    for (const part of Object.keys(PARTS) as (keyof typeof PARTS)[]) {
      const seen = new Set<string>();
      for (const [times, own] of Object.entries(file[part])) {
        const path = [part, times];
        if (Number(times) > file.records) context.addIssue({ code: 'custom', path, message: `Only ${file.records} records were counted.` });
        const twice = own.find((word) => seen.has(word) || !seen.add(word));
        if (twice !== undefined) context.addIssue({ code: 'custom', path, message: `${twice} is counted twice.` });
      }
    }
  });

type CountsFile = z.infer<typeof countsFile>;

/** The counts that a model's file says. */
export function countsFrom({ records, expected, othersInHouse, crowded, ...file }: CountsFile): Frequencies {
  const counts = new Map(
    (Object.keys(PARTS) as (keyof typeof PARTS)[]).flatMap((part) =>
      Object.entries(file[part]).flatMap(([times, own]) => own.map((name): [string, number] => [PARTS[part] + name, Number(times)])),
    ),
  );
  // What is as usual is left out, so that both ways of saying it are one version.
  const more = expected === undefined || expected === records ? {} : { expected };
  return { records, ...more, othersInHouse, counts, crowded: new Set(crowded) };
}

/** The counts as a model's file says them; the most frequent words first. */
export function countsToFile({
  records,
  expected,
  othersInHouse,
  counts,
  crowded,
}: Frequencies): Partial<Record<keyof CountsFile, unknown>> {
  const [city, employer] = [namesOf('c', counts), namesOf('e', counts)];
  return {
    ...{ records, expected: expected ?? records, othersInHouse, given: wordsOf('g', counts), family: wordsOf('f', counts) },
    ...(city.size > 0 ? { city } : {}),
    ...(employer.size > 0 ? { employer } : {}),
    crowded: [...crowded].sort(),
  };
}

function wordsOf(kind: string, counts: Frequencies['counts']): Map<number, string> {
  return new Map([...namesOf(kind, counts)].map(([times, own]) => [times, own.join(' ')]));
}

/** The most frequent first. */
function namesOf(kind: string, counts: Frequencies['counts']): Map<number, string[]> {
  const byCount = new Map<number, string[]>();
  for (const [term, times] of counts) {
    if (!term.startsWith(kind)) continue;
    const own = byCount.get(times);
    if (own) own.push(term.slice(kind.length));
    else byCount.set(times, [term.slice(kind.length)]);
  }
  const sorted = [...byCount].sort(([one], [other]) => other - one);
  return new Map(sorted.map(([times, own]) => [times, own.sort()]));
}

function split(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
