import { stringify } from 'yaml';
import type { LevelWeight, MatchingModel, PartyModel } from './matching-model';

const HEAD = `# yaml-language-server: $schema=./matching.schema.json
# How Trueup judges whether two records are one customer. Checked whole at start.
# Each level says how often it is found among pairs that are one party (m) and among pairs that are two (u): log2(m/u) bits for or
# against, or so many bits outright (fixed), which training leaves alone. What is missing says nothing.
# "trueup train" writes a new one; give it a version of its own.
`;

/** The model as the text of a `matching.yaml`; what was counted is not in it. */
export function writeMatchingModel({ persons, organisations, frequencies: _counted, version, ...rest }: MatchingModel): string {
  return (
    HEAD +
    stringify(
      { version, ...rest, persons: partyOf(persons), organisations: partyOf(organisations) },
      { lineWidth: 140, flowCollectionPadding: true },
    )
  );
}

function partyOf({ bands, levels }: PartyModel): Pick<PartyModel, 'bands'> & { levels: Readonly<Record<string, LevelWeight>> } {
  return { bands, levels };
}
