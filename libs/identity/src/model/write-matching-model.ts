import { Document, isMap, isScalar, isSeq } from 'yaml';
import { countsToFile } from './counts-file';
import type { MatchingModel } from './matching-model';

const HEAD = ` yaml-language-server: $schema=./matching.schema.json
 How Trueup judges whether two records are one customer. Checked whole at start.
 Each level says how often it is found among pairs that are one party (m) and among pairs that are two (u): log2(m/u) bits for or
 against, or so many bits outright (fixed), which training leaves alone. What is missing says nothing.
 "trueup train" and "trueup match --write-model" write a new one. Events name it by its version and a hash of all it judges by.`;

/** What is said above a part. */
const SAID: Readonly<Record<string, string>> = {
  population: ' The bands hold for so many records; each doubling of those that were counted asks for one bit more.',
  rarity: ' Names weigh by how rare they are among the records that were counted, between these bounds in bits.',
  households: ` Where fewer of the records in one house than \`sharedAbove\` have other given names, nobody lives together: evidence is its person's own
 and the bands lie \`relief\` bits lower.`,
  trained: ' How the weights were learnt.',
  frequencies: ` What records are judged by as they come: how many of so many records have which names, which e-mails and phones (hashed) are
 crowded, and for how many records (expected) the bands are to hold. A file that is matched is counted anew, unless it is matched with --frozen.`,
};

/** The model as the text of a `matching.yaml`. */
export function writeMatchingModel({ name, trained, persons, organisations, frequencies, ...model }: MatchingModel): string {
  const { population, rarity, households, holds, limits } = model;
  const document = new Document({
    version: name,
    ...{ population, rarity, households, holds, limits },
    ...(trained ? { trained } : {}),
    persons: { bands: persons.bands, levels: persons.levels },
    organisations: { bands: organisations.bands, levels: organisations.levels },
    ...(frequencies ? { frequencies: countsToFile(frequencies) } : {}),
  });
  document.commentBefore = HEAD;
  setOut(document.contents);
  return document.toString({ lineWidth: 140, flowCollectionPadding: true });
}

/** Says what the parts are, and puts what holds nothing but figures in one line. */
function setOut(node: unknown): void {
  if (!isMap(node)) return;
  for (const { key, value } of node.items) {
    if (isScalar(key)) key.commentBefore = SAID[String(key.value)] ?? null;
    if (isSeq(value)) value.flow = true;
    if (!isMap(value)) continue;
    const isFlat = value.items.every((item) => isScalar(item.value) && isScalar(item.key) && typeof item.key.value === 'string');
    if (isFlat) value.flow = true;
    else setOut(value);
  }
}
