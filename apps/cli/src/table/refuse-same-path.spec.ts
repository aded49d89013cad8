import { linkSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { refuseSamePath } from './refuse-same-path';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'paths-')));
const [file, link, twin] = ['file', 'link', 'twin'].map((name) => join(folder, name)) as [string, string, string];
beforeAll(() => {
  writeFileSync(file, 'x');
  symlinkSync(file, link);
  symlinkSync('/dev/null', join(folder, 'null'));
  linkSync(file, twin);
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['one path', file, file],
  ['a path from here', file, relative(process.cwd(), file)],
  ['a link', link, file],
  ['one path of what is not there yet', join(folder, 'new'), join(folder, 'x/../new')],
])('refuses a file that is named twice by %s', (_what, one, other) => {
  expect(() => refuseSamePath([one, undefined, other])).toThrow('is named twice: each file needs a name of its own.');
});

it('takes names that each have their own file, and two names of what is no file', () => {
  expect(() => refuseSamePath([file, undefined, undefined, join(folder, 'new')])).not.toThrow();
  expect(() => refuseSamePath([file, join(file, 'below')])).not.toThrow();
  expect(() => refuseSamePath(['/dev/null', join(folder, 'null')])).not.toThrow();
  // A file is moved into its place: its other name keeps what was there.
  expect(() => refuseSamePath([file, twin])).not.toThrow();
});
