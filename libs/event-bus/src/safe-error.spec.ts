import { safeError } from './safe-error';

const NAME = 'Quill Example';

it('shows nothing of what could not be parsed', () => {
  const shown = () => {
    try {
      return JSON.parse(`{"name": ${NAME}`) as object;
    } catch (cause) {
      return safeError(new Error('The record shop/customer/1 could not be mapped.', { cause }));
    }
  };
  expect(shown()).toMatchObject({ message: 'The record shop/customer/1 could not be mapped.', cause: { type: 'SyntaxError' } });
  expect(JSON.stringify(shown())).not.toMatch(/Quill|Exam/);
});

it('keeps what tells one fault from another, and no value that a driver adds', () => {
  const fault = Object.assign(new Error('duplicate key'), { code: '23505', parameters: [NAME], detail: `Key (name)=(${NAME})` });
  expect(safeError(fault)).toMatchObject({
    type: 'Error',
    code: '23505',
    message: 'duplicate key',
    stack: expect.stringContaining('duplicate key'),
  });
  expect(JSON.stringify(safeError(fault))).not.toContain(NAME);
});
