import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveConnection, resolveSecret } from './secrets';

const file = join(mkdtempSync(join(tmpdir(), 'trueup-secret-')), 'token');
writeFileSync(file, 'from-file\n');

it('takes a secret from its variable, from the file that the variable names, or from a file', () => {
  expect(resolveSecret({ env: 'TOKEN' }, { TOKEN: 'from-env' })).toBe('from-env');
  expect(resolveSecret({ env: 'TOKEN' }, { TOKEN_FILE: file })).toBe('from-file');
  expect(resolveSecret({ file }, {})).toBe('from-file');
});

it('names the variable of a secret that is missing', () => {
  expect(() => resolveSecret({ env: 'TOKEN' }, {})).toThrow('set the variable TOKEN, or TOKEN_FILE');
});

it('leaves what is no secret as it is', () => {
  expect(resolveConnection({ url: 'http://127.0.0.1', port: 5, token: { env: 'T' } }, { T: 't' })).toEqual({
    url: 'http://127.0.0.1',
    port: 5,
    token: 't',
  });
});
