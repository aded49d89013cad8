import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { PrerequisiteMissing } from './prerequisite-missing';

/** The program `mvn`, from MAVEN_HOME, PATH or where SDKMAN and Homebrew put it. */
export function findMaven(env: NodeJS.ProcessEnv): string {
  const homes = [env.MAVEN_HOME, env.M2_HOME].flatMap((home) => (home ? [join(home, 'bin')] : []));
  const path = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const usual = [
    join(homedir(), '.sdkman', 'candidates', 'maven', 'current', 'bin'),
    '/opt/homebrew/bin',
    '/usr/local/bin',
    '/opt/maven/bin',
  ];
  const found = [...homes, ...path, ...usual].map((folder) => join(folder, 'mvn')).find((program) => existsSync(program));
  if (found) return found;
  throw new PrerequisiteMissing(
    'Maven, which fetches Kafka and the schema registry once,',
    '`apt install maven`, `brew install maven` or https://maven.apache.org,',
  );
}
