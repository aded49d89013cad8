import { TOPICS } from '@trueup/canonical-schema';
import { SystemControl } from '@trueup/tools';
import { randomUUID } from 'node:crypto';
import { eventually } from '../support/eventually';
import { holding } from '../support/holding';
import { quiet } from '../support/quiet';
import { people, runNow } from '../support/run';
import { readTopic } from '../support/topics';

jest.setTimeout(900_000);

const control = new SystemControl(runNow);
const SYSTEM = 'netsuite-us';

it('takes a wave back, and leaves alone and lists whom somebody has touched since', async () => {
  const waveId = randomUUID();
  const { rows } = await control.wave(SYSTEM, { waveId, slots: ['phones.mobile'], creates: false, limitPerHour: 72_000 });
  expect(rows).toBeGreaterThanOrEqual(400);
  const ended = async () => expect((await control.waveState(SYSTEM, waveId)).state).toBe('finished');
  await eventually('the wave ends', ended, { withinMs: 240_000, everyMs: 1_000 });
  const told = await readTopic(TOPICS.delivered.name, 'customer/delivered.v1');
  const written = told.filter((one) => one.waveId === waveId && one.outcome === 'applied');
  expect(written.length).toBeGreaterThanOrEqual(400);
  const [touched, spared] = written;
  const [target, other] = [touched?.target, spared?.target];
  if (!target || !other) throw new Error('The wave wrote nothing.');
  await people()[SYSTEM].update(target.id, { mobilePhone: '+13125550190' });
  await quiet({ withinMs: 90_000 });

  const tried = await control.rollback(SYSTEM, { waveId, dryRun: true });
  expect(tried.leftAlone).toEqual(expect.arrayContaining([expect.objectContaining({ customerId: touched?.customerId })]));
  expect(tried.writes).toBeGreaterThanOrEqual(written.length - 5);
  const before: unknown = JSON.parse(spared?.changes.find(({ slot }) => slot === 'phones.mobile')?.before ?? 'null');
  await control.rollback(SYSTEM, { waveId, dryRun: false });
  await eventually('what was there before is there again', async () => expect((await holding(other)).mobile).toBe(before), {
    withinMs: 120_000,
  });
  await quiet({ withinMs: 240_000 });
  expect((await holding(target)).mobile).toBe('+13125550190');
  expect((await holding(other)).mobile).toBe(before);
  expect((await control.rollback(SYSTEM, { waveId, dryRun: true })).writes).toBe(0);
});
