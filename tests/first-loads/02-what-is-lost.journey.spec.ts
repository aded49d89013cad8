import { setFaults, SystemControl } from '@trueup/tools';
import { eventually } from '../support/eventually';
import { allOurWritesSince, markJournals } from '../support/journals';
import { quiet } from '../support/quiet';
import { runNow, sandbox } from '../support/run';

jest.setTimeout(600_000);

const control = new SystemControl(runNow);

it('clears no phone anywhere when a credential loses its right to read phones, and says why', async () => {
  const before = await quiet({ withinMs: 240_000 });
  const mark = await markJournals();
  await setFaults(sandbox('netsuite-us'), { withhold: ['phone', 'mobilePhone'] });
  try {
    await control.startLoad('netsuite-us');
    await eventually('it is loaded again', async () => expect((await control.loadState('netsuite-us')).state).toBe('finished'), {
      withinMs: 120_000,
    });
    await quiet({ withinMs: 120_000 });
    const { heldBack } = await control.plan('netsuite-us');
    const { pauses } = await control.system('netsuite-us');
    expect((heldBack['withheld'] ?? 0) > 0 || pauses.some(({ reason }) => /phone/.test(reason))).toBe(true);
    expect(await allOurWritesSince(mark)).toEqual({});
  } finally {
    await setFaults(sandbox('netsuite-us'), { withhold: [] });
    await control.resume('netsuite-us', {});
    await control.load('netsuite-us', () => undefined);
  }
  expect((await quiet({ withinMs: 240_000 })).goldenCustomers).toBe(before.goldenCustomers);
});

it('deletes nobody when an export lacks a third of the records, and says why', async () => {
  const before = await quiet({ withinMs: 240_000 });
  const mark = await markJournals();
  await setFaults(sandbox('shopify-eu'), { exportShare: 0.7 });
  try {
    const held = await eventually(
      'the sweep is held',
      async () => {
        const { pauses } = await control.system('shopify-eu');
        const found = pauses.find(({ brake }) => brake !== null);
        if (!found) throw new Error('no hold yet');
        return found;
      },
      { withinMs: 90_000, everyMs: 500 },
    );
    expect(held.reason).toMatch(/\d+ of \d+/);
    const after = await quiet();
    expect(after.systems['shopify-eu']?.records).toBe(before.systems['shopify-eu']?.records);
    expect(await allOurWritesSince(mark)).toEqual({});
  } finally {
    await setFaults(sandbox('shopify-eu'), { exportShare: 1 });
    await control.resume('shopify-eu', {});
  }
});
