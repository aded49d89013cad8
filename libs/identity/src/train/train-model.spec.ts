import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMatchingModel } from '../model/read-matching-model';
import { writeMatchingModel } from '../model/write-matching-model';
import { normalise } from '../normalise/normalise';
import { recordOf } from '../testing/person';
import type { Told } from './told-pairs';
import { trainModel } from './train-model';

const SHIPPED = readMatchingModel(readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8'));
const WORDS = ['anton', 'bruno', 'carla', 'doris', 'emil', 'frieda', 'gustav', 'hanna', 'ingrid', 'jonas'];

/** Sixty invented people, each seen twice: all keep their e-mail, every third has another phone. */
const RECORDS = Array.from({ length: 120 }, (_, at) => {
  const who = at >> 1;
  const given = WORDS[who % 10] ?? '';
  const family = `${WORDS[(who * 7 + 3) % 10] ?? ''}${WORDS[who >> 3] ?? ''}`;
  const phone = `415 555 ${String(1000 + who * 2 + (who % 3 === 0 ? (at % 2) * 4_321 : 0))}`;
  const person = { given, family, email: `${given}.${family}${who}@example.com`, phone };
  return normalise(recordOf(at % 2 === 0 ? 'crm' : 'shop', String(at), person), { cell: 'demo', country: 'US' });
});

it('learns the same from the same records and seed, whatever their order', () => {
  const one = trainModel(RECORDS, { seed: 7, model: SHIPPED });
  expect(trainModel([...RECORDS].reverse(), { seed: 7, model: SHIPPED }).model).toEqual(one.model);
});

it('shows what changed, and gives the new model a version of its own', () => {
  const { model, changes } = trainModel(RECORDS, { seed: 7, model: SHIPPED });
  expect(model.name).toBe(`${SHIPPED.name}+7`);
  expect(model.version).not.toBe(SHIPPED.version);
  for (const { party, level, before, after } of changes) {
    expect([SHIPPED[party].bits[level], model[party].bits[level]]).toEqual([before, after]);
  }
  expect(changes.map(({ level }) => level)).toContain('phone.differs');
});

it.each([
  ['ours', 7, 'ours+7'],
  ['ours+12', 7, 'ours+7'],
  ['ours+-12', -7, 'ours+-7'],
  ['n'.repeat(58), 7, `${'n'.repeat(58)}+7`],
  ['n'.repeat(59), 77, `${'n'.repeat(57)}+77`],
  [`${'n'.repeat(57)}+12`, 77, `${'n'.repeat(57)}+77`],
] as const)('makes of the name %s and the seed %d one that its reader takes: %s', (known, seed, name) => {
  const { model } = trainModel(RECORDS.slice(0, 4), { seed, model: { ...SHIPPED, name: known } });
  expect(model.name).toBe(name);
  expect(readMatchingModel(writeMatchingModel(model)).version).toBe(model.version);
});

it('learns that a phone which a third of the people change says less against them than one that hardly anybody changes', () => {
  const { model } = trainModel(RECORDS, { seed: 7, model: SHIPPED });
  expect(model.persons.bits['phone.differs']).toBeGreaterThan(-3);
  expect(model.persons.bits['email.differs']).toBeLessThan(-3);
});

it('leaves alone what is fixed', () => {
  const { model } = trainModel(RECORDS, { seed: 7, model: SHIPPED });
  expect(model.persons.levels['references.ourKey']).toEqual(SHIPPED.persons.levels['references.ourKey']);
});

const KEYS = RECORDS.map(({ key }) => key);
const TRUTH = new Map(KEYS.map((key, at) => [key, String(at >> 1)]));
const sureOf = (told: Told) => trainModel(RECORDS, { seed: 7, model: SHIPPED, told });

it('takes from labels how often what is found among pairs that are one', () => {
  const { model, pairs } = sureOf({ labels: TRUTH });
  expect(pairs.toldOne).toBe(60);
  expect(pairs.toldTwo).toBe(pairs.candidates - 60);
  const found = model.persons.levels['phone.differs'];
  expect(found && 'm' in found ? found.m : 0).toBeCloseTo(1 / 3, 1);
});

it('learns from decisions that another phone is another person, whatever the labels say', () => {
  const decisions = KEYS.flatMap((key, at) => (at % 6 === 0 ? [{ keys: [key, KEYS[at + 1] ?? ''] as const, isOne: false }] : []));
  const [labelled, decided] = [sureOf({ labels: TRUTH }), sureOf({ labels: TRUTH, decisions })];
  expect(decided.pairs.toldOne).toBe(40);
  expect(decided.model.persons.bits['phone.differs']).toBeLessThan((labelled.model.persons.bits['phone.differs'] ?? 0) - 2);
});

it('learns from a pair that no key brings together', () => {
  const [one = '', , , other = ''] = KEYS;
  expect(sureOf({ decisions: [{ keys: [one, other], isOne: true }] }).pairs.toldOne).toBe(1);
});
