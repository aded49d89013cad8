import type { Unsettled } from '../store/desired-store';
import { endingsOf } from './outcomes';

function change(correlationId: string, given: Partial<Unsettled> = {}): Unsettled {
  const source = { system: 'crm', type: 'Contact', id: '1' };
  return {
    correlationId,
    source,
    effect: 'accepted',
    disposition: null,
    slots: ['phones.mobile'],
    sourceTime: 1,
    receivedAt: 1,
    version: 1,
    ...given,
  };
}

function outcomes(changes: readonly Unsettled[], outcome: 'applied' | 'unchanged' | 'parked' = 'applied') {
  return endingsOf(changes, { outcome, reason: null }).map((one) => [one.outcome, one.settles.map(({ correlationId }) => correlationId)]);
}

describe('how changes end', () => {
  it('is as the write ended', () => {
    expect(outcomes([change('a')])).toEqual([['applied', ['a']]]);
    expect(outcomes([change('a')], 'unchanged')).toEqual([['unchanged', ['a']]]);
  });

  it('is superseded where a later change of the same slots came before it could be written', () => {
    const later = change('b', { version: 2 });
    expect(outcomes([change('a'), later])).toEqual([
      ['applied', ['b']],
      ['superseded', ['a']],
    ]);
    expect(outcomes([change('a', { slots: ['birthDate'] }), later])).toEqual([['applied', ['a', 'b']]]);
  });

  it('is refused where the contract gives the source no say, and tells what became of the value', () => {
    const refused = change('a', { effect: 'refused', disposition: 'shadow' });
    expect(endingsOf([refused], { outcome: 'unchanged', reason: null })).toEqual([
      { outcome: 'refused', reason: 'shadow', settles: [refused] },
    ]);
  });

  it('tells of a write that settles nothing, such as a value that is put back', () => {
    const refused = change('a', { effect: 'refused', disposition: 'revert' });
    expect(outcomes([refused])).toEqual([
      ['applied', []],
      ['refused', ['a']],
    ]);
  });

  it('settles a change once, though two snapshots name it', () => {
    expect(outcomes([change('a'), change('a', { version: 2 })])).toEqual([['applied', ['a']]]);
  });
});
