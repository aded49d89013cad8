import { changedNames } from './change-event';

const FIELDS = ['ChangeEventHeader', 'AccountId', 'Name', 'Email', 'MailingAddress', 'Title'].map((name) => ({ name }));

describe('changed fields of an event', () => {
  it('are told by a bitmap over positions, the header being the first', () => {
    expect(changedNames(['0x28'], FIELDS)).toEqual(['Email', 'Title']);
  });

  it('are told for the parts of a compound behind its position', () => {
    expect(changedNames(['0x08', '2-0x03', '4-0x01'], FIELDS)).toEqual(['Email', 'Name', 'MailingAddress']);
  });

  it('may have no plain bitmap in front', () => {
    expect(changedNames(['4-0x1F'], FIELDS)).toEqual(['MailingAddress']);
  });

  it('reach beyond 64 positions', () => {
    const many = Array.from({ length: 80 }, (_, index) => ({ name: `F${index}` }));
    expect(changedNames([`0x${(1n << 77n).toString(16)}`], many)).toEqual(['F77']);
  });
});
