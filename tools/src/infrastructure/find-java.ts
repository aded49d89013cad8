import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { InfrastructureError } from './infrastructure-error';
import { PrerequisiteMissing } from './prerequisite-missing';

export interface Java {
  home: string;
  /** The program itself. */
  command: string;
  major: number;
}

const needed = 21;

/** A Java that can run both servers: TRUEUP_JAVA_HOME, JAVA_HOME, the one on PATH, else the oldest good one in `folders`. */
export function findJava(env: NodeJS.ProcessEnv, folders: readonly string[] = usualFolders()): Java {
  if (env.TRUEUP_JAVA_HOME) return chosenJava(env.TRUEUP_JAVA_HOME);
  const installed = folders.flatMap(homesIn).flatMap((home) => readJava(home) ?? []);
  const candidates = [
    ...(env.JAVA_HOME ? [readJava(env.JAVA_HOME)] : []),
    ...homesOnPath(env).map(readJava),
    ...installed.sort((one, other) => one.major - other.major),
  ];
  const good = candidates.find((java) => java !== undefined && java.major >= needed);
  if (good) return good;
  const seen = candidates.flatMap((java) => (java ? [`${java.major} in ${java.home}`] : []));
  const found = seen.length > 0 ? ` (found only ${[...new Set(seen)].join(', ')})` : '';
  throw new PrerequisiteMissing(
    `Java ${needed} or newer${found}`,
    'such as Temurin from https://adoptium.net, `apt install openjdk-21-jre-headless`, `brew install openjdk`; set TRUEUP_JAVA_HOME if it lies elsewhere,',
  );
}

function chosenJava(home: string): Java {
  const java = readJava(home);
  if (java && java.major >= needed) return java;
  const what = java ? `is Java ${java.major}, but ${needed} or newer is needed` : 'holds no Java';
  throw new InfrastructureError('ENVIRONMENT_INVALID', `TRUEUP_JAVA_HOME names ${home}, which ${what}.`);
}

function readJava(home: string): Java | undefined {
  const command = join(home, 'bin', 'java');
  const release = join(home, 'release');
  if (!existsSync(command) || !existsSync(release)) return undefined;
  const version = /^JAVA_VERSION="(?:1\.)?(\d+)/m.exec(readFileSync(release, 'utf8'));
  return version?.[1] === undefined ? undefined : { home, command, major: Number(version[1]) };
}

function homesOnPath(env: NodeJS.ProcessEnv): string[] {
  const programs = (env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'java'));
  return programs.filter((program) => existsSync(program)).map((program) => dirname(dirname(realpathSync(program))));
}

function homesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder)
    .sort()
    .map((entry) => join(folder, entry));
  return entries.flatMap((entry) => [entry, join(entry, 'Contents', 'Home'), join(entry, 'libexec', 'openjdk.jdk', 'Contents', 'Home')]);
}

function usualFolders(): string[] {
  const own = [
    join(homedir(), '.sdkman', 'candidates', 'java'),
    join(homedir(), '.jdks'),
    join(homedir(), 'Library', 'Java', 'JavaVirtualMachines'),
  ];
  return ['/usr/lib/jvm', '/usr/java', '/opt/java', '/Library/Java/JavaVirtualMachines', '/opt/homebrew/opt', '/usr/local/opt', ...own];
}
