import { SETTING } from '../testing/memory-resolver';
import { outgrown } from './outgrown';

const { model } = SETTING.rules();
const expected = model.frequencies?.expected ?? 0;

it('says nothing while about as many records are stored as the model expects', () => {
  expect(outgrown(model, 0)).toBeUndefined();
  expect(outgrown(model, expected * 3)).toBeUndefined();
});

it('tells by how many bits the bands lie too low for a store that grew eightfold, and what to do', () => {
  expect(outgrown(model, expected * 8)).toMatch(/3\.0 bits too low.*trueup train --expected/);
});

it('holds a model without counts to the records that its bands are for', () => {
  expect(outgrown({ ...model, frequencies: null }, model.population * 8)).toMatch(`hold for ${model.population}`);
});
