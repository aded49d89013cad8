import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMatchingModel } from '@trueup/identity';
import { metaOf } from '../testing/observed';
import { activationProblem, firstActivation } from './activate-contract';

const TEXT = readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8');
const OWN = { contract: 'c1', model: readMatchingModel(TEXT).version };
const ACTIVATION = firstActivation({ contract: 'slots: {}', model: TEXT }, OWN, metaOf('first', 1));

it('tells of a model what a replay needs to judge as it did: the text, whose content gives the version', () => {
  expect(readMatchingModel(ACTIVATION.modelDocument ?? '').version).toBe(ACTIVATION.model);
});

it('keeps a resolver from judging by a model of the same name with another content', () => {
  const other = readMatchingModel(TEXT.replace('clusterSize: 200', 'clusterSize: 100')).version;
  expect(activationProblem(ACTIVATION, OWN)).toBeUndefined();
  expect(activationProblem(ACTIVATION, { ...OWN, model: other })).toMatch(
    /Model .* was read and .* is active\. Activate .*trueup activate/,
  );
});
