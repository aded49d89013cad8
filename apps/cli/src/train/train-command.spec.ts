import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMatchingModel } from '@trueup/identity';
import { addTrain } from './train-command';

const SHIPPED = readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8');
const NOWHERE = '/no/such.csv';

/** What comes of training under a name on a file that is not there: a good name gets as far as the file. */
function train(name: string): Promise<unknown> {
  const program = new Command('trueup').exitOverride();
  addTrain(program, () => true);
  const words = ['train', '--input', NOWHERE, '--output', '/no/model.yaml', '--model-version', name];
  return program.parseAsync(words, { from: 'user' }).catch((error: unknown) => error);
}

const read = (name: string) => () => readMatchingModel(SHIPPED.replace(/^version: .*$/m, () => `version: ${JSON.stringify(name)}`));

it.each(['my model', 'mine@2', '', 'a\nb', 'n'.repeat(61)])(
  'refuses the name %j in one line, as the reader of the model would',
  async (name) => {
    const message = '--model-version: give the model a name of at most 60 letters, without blanks and @.';
    expect(await train(name)).toMatchObject({ exitCode: 2, message });
    expect(read(name)).toThrow('Give the model a name of at most 60 letters');
  },
);

it.each(['mine', 'mine+2', 'n'.repeat(60)])('takes the name %j, as the reader of the model does', async (name) => {
  expect(await train(name)).toMatchObject({ message: expect.stringMatching(`^${NOWHERE}: there is no such file`) as string });
  expect(read(name)().name).toBe(name);
});
