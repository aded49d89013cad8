import { hash } from 'node:crypto';
import type { Frequencies } from './frequencies';
import type { MatchingModel } from './matching-model';

/** Raised with every change of the normalisation, the lists or the rules, so that a version says which code judged, too. */
const CODE = 4;

/** The model under the version that its content gives it: `<name>@<12 hex digits>`, whatever its file looks like. */
export function versioned(model: Omit<MatchingModel, 'version'>): MatchingModel {
  const { name, trained: _trained, persons, organisations, frequencies, ...figures } = model;
  const levels = [persons, organisations].map((party) => ({ bands: party.bands, levels: party.levels }));
  const content = stable([CODE, figuresOnly(figures), levels, frequencies && plain(frequencies)]);
  return { ...model, version: `${name}@${hash('sha256', content).slice(0, 12)}` };
}

/** Without the version that an older content had. */
function figuresOnly(figures: object): object {
  return Object.fromEntries(Object.entries(figures).filter(([field]) => field !== 'version'));
}

function plain({ counts, crowded, ...rest }: Frequencies): object {
  return { ...rest, counts: Object.fromEntries(counts), crowded: [...crowded].sort() };
}

/** JSON with the fields of every object in one order. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_field, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
