import type { CustomerContractActivated } from '@trueup/canonical-schema';
import { metaOf } from '../../testing/observed';
import { OwnSchema } from '../../testing/own-schema';
import { activeContract, saveActivation } from './activations';
import { dueKeys, saveDue, takeDue } from './due-times';

jest.setTimeout(60_000);

const own = OwnSchema.forSuite('due');

/** Takes out everybody who is due. */
async function takeAll(now: number): ReturnType<typeof takeDue> {
  return takeDue(own.database, await dueKeys(own.database, { now, most: 200, except: [] }), now);
}

it('takes out who is due, the earliest time of each, once, and leaves the others', async () => {
  await saveDue(own.database, [
    { key: 'a', at: 50 },
    { key: 'a', at: 40 },
    { key: 'b', at: 90 },
  ]);
  await saveDue(own.database, [{ key: 'a', at: 70 }]);
  expect(await takeAll(39)).toEqual([]);
  expect(await takeAll(60)).toEqual([{ key: 'a', at: 40 }]);
  expect(await takeAll(100)).toEqual([{ key: 'b', at: 90 }]);
  expect(await takeAll(100)).toEqual([]);
});

it('names those who are due the longest first, and nobody who is left out', async () => {
  await saveDue(own.database, [
    { key: 'd', at: 30 },
    { key: 'e', at: 20 },
    { key: 'f', at: 10 },
  ]);
  expect(await dueKeys(own.database, { now: 40, most: 2, except: [] })).toEqual(['f', 'e']);
  expect(await dueKeys(own.database, { now: 40, most: 2, except: ['f'] })).toEqual(['e', 'd']);
  await takeAll(40);
});

it('gives nobody twice to two processes, and gives them again where the first one fails', async () => {
  await saveDue(own.database, [{ key: 'c', at: 10 }]);
  let other: ReturnType<typeof takeDue> | undefined;
  const failing = own.database.transaction(async (tx) => {
    expect(await takeDue(tx, ['c'], 20)).toHaveLength(1);
    other = takeDue(own.database, ['c'], 20);
    throw new Error('The process ends.');
  });
  await expect(failing).rejects.toThrow('The process ends.');
  expect(await other).toEqual([{ key: 'c', at: 10 }]);
  expect(await takeAll(20)).toEqual([]);
});

it('lets a contract for the future wait until its time has come', async () => {
  const activated = (contract: string, effectiveFrom: number): CustomerContractActivated => {
    const rest = { model: 'm', document: '', activatedBy: 'Ann Example', previous: null, modelDocument: null, reason: null };
    return { meta: metaOf(`0000000${contract}-0000-4000-8000-000000000000`, 1), contract, effectiveFrom, ...rest };
  };
  await saveActivation(own.database, activated('1', 10));
  await saveActivation(own.database, activated('2', 100));
  expect(await activeContract(own.database, 5)).toBeUndefined();
  expect((await activeContract(own.database, 99))?.contract).toBe('1');
  expect((await activeContract(own.database, 100))?.contract).toBe('2');
});
