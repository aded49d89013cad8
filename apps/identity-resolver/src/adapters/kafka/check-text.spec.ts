import { checkText } from './check-text';

const eventOf = (value: unknown) => ({ meta: { eventId: 'e' }, value });

it('lets through what a JSON column can hold, in any script', () => {
  expect(() => checkText(eventOf({ name: 'Zoë 李 \ud83d\ude00', path: 'C:\\users' }))).not.toThrow();
});

it('refuses signs that none can hold, as they are and in a text that is JSON itself', () => {
  for (const text of ['a\u0000b', 'a\ud800', JSON.stringify('a\u0000b'), JSON.stringify('a\ud800')])
    expect(() => checkText(eventOf([text]))).toThrow(expect.objectContaining({ code: 'UNSTORABLE_TEXT' }));
});
