import type { ClaimState } from '@trueup/canonical-schema';
import type { KeptClaim } from '@trueup/governance';
import { keepClaims, keptClaims } from './keep-claims';

const MOBILE = 'phones.mobile##private';

function said(state: ClaimState, value: string | null = null): KeptClaim {
  const place = { slot: 'phones.mobile', key: '', context: 'private' } as const;
  const about = { timeQuality: 'diff', origin: 'source', verification: 'unverified', partId: null } as const;
  return { ...place, ...about, state, value, valueTime: 1, correlationId: state, receivedAt: 1 };
}

function after(...words: readonly (readonly [version: number, claim: KeptClaim])[]) {
  return words.reduce<ReturnType<typeof keepClaims>>((store, [version, claim]) => {
    const order = {
      sourceVersion: String(version),
      sourceTime: null,
      fetchSequence: version,
      receivedAt: version,
      eventId: String(version),
    };
    return keepClaims(store, [claim], order);
  }, {});
}

it.each(['cleared', 'erased'] as const)('keeps that a value was %s when the field is later said to be empty, in any order', (state) => {
  const words = [
    [1, said('value', '+14155550132')],
    [2, said(state)],
    [3, said('empty')],
  ] as const;
  expect(after(...words)[MOBILE]?.none?.claim.state).toBe(state);
  expect(after(...[...words].reverse())[MOBILE]?.none?.claim.state).toBe(state);
});

it('lets a value that came after a clear stand, though the field was empty in between', () => {
  const store = after([1, said('cleared')], [2, said('empty')], [3, said('value', '+14155550132')]);
  expect(keptClaims(store).map(({ state }) => state)).toEqual(['value']);
});
