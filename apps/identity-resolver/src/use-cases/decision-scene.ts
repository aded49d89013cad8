import { regroup } from '../judgement/regroup';
import type { Rules } from '../judgement/rules';
import type { Scene, StoredDecision } from '../judgement/slice';
import { lookAround } from './look-around';
import type { Shelf } from './shelf';
import type { Word } from './words-of';

/** What a decision is judged in. */
export interface DecisionScene {
  /** Customers as they are; decisions with those that are forthcoming. */
  readonly scene: Scene;
  /** The same with the records linked as they will be once what is forthcoming is applied. */
  readonly settled: Scene;
  /** Decisions that are published and have not come back from their topic yet. */
  readonly forthcoming: readonly StoredDecision[];
}

/** Looks around the records of these words. What was decided a moment ago counts, though it is not applied yet: else two could contradict each other unseen. */
export async function decisionScene(shelf: Shelf, words: readonly Word[], rules: Rules): Promise<DecisionScene> {
  const asked = new Set(words.flatMap(({ records }) => records));
  for (;;) {
    const slice = await shelf.sliceAround([...asked]);
    const forthcoming = await shelf.forthcomingAbout([...new Set([...asked, ...slice.records.map(({ key }) => key)])]);
    const here = new Set(slice.records.map(({ key }) => key));
    const joined = forthcoming.filter(({ kind }) => kind === 'link').flatMap(({ records }) => records);
    const further = joined.filter((key) => !here.has(key) && !asked.has(key));
    for (const key of further) asked.add(key);
    if (further.length > 0) continue;
    const scene = await withPlaces(shelf, await lookAround(shelf, { ...slice, decisions: [...slice.decisions, ...forthcoming] }));
    const settled = forthcoming.length === 0 ? scene : { ...scene, records: [...regroup(scene, rules).records.values()] };
    return { scene, settled, forthcoming };
  }
}

/** The scene with all records of the parties that it names: a contact is made only where its company has one. */
async function withPlaces(shelf: Shelf, scene: Scene): Promise<Scene> {
  const named = new Map(scene.parties.map(({ key, customerId }) => [key, customerId]));
  if (named.size === 0) return scene;
  const here = new Set(scene.records.map(({ key }) => key));
  for (const { key, link } of await shelf.membersOf([...new Set(named.values())].filter((id) => id !== '')))
    if (link && !here.has(key)) named.set(key, link.customerId);
  return { ...scene, parties: [...named].map(([key, customerId]) => ({ key, customerId })) };
}
