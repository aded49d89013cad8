import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembledSchemas } from './schemas';

const root = process.cwd();

// Committed versions are what readers out there may still use; the gate compares with all of them.
for (const [path, schema] of assembledSchemas(root)) {
  const folder = join(root, 'schemas', 'history', path);
  const text = JSON.stringify(schema);
  const versions = existsSync(folder) ? readdirSync(folder).length : 0;
  const last = versions > 0 ? readFileSync(join(folder, `${versions}.json`), 'utf8') : '';
  if (last === text) continue;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${versions + 1}.json`), text);
  process.stderr.write(`${path}: version ${versions + 1}\n`);
}
