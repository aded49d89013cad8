import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultLine, type ConfigFault, type ConfigFaults } from '@trueup/governance';
import { CliError } from '../cli-error';

/** A fault with the file and the line where it lies; line null where that cannot be told. */
export interface PlacedFault extends ConfigFault {
  readonly file: string;
  readonly line: number | null;
}

const READ: readonly string[] = ['systems.yaml', 'ownership.yaml', 'codes.yaml', 'matching.yaml'];

/** A configuration folder that is looked through, with all that is found wrong in it. */
export class ConfigFolder {
  readonly #faults = new Map<string, PlacedFault>();

  constructor(private readonly path: string) {}

  /** In the order in which they lie: by file as it was checked, then by line. */
  get faults(): PlacedFault[] {
    const files = [...new Set([...this.#faults.values()].map(({ file }) => file))];
    return [...this.#faults.values()].sort(
      (left, right) => files.indexOf(left.file) - files.indexOf(right.file) || (left.line ?? 0) - (right.line ?? 0),
    );
  }

  has(file: string): boolean {
    return existsSync(join(this.path, file));
  }

  /** The text of a file. Throws CliError where it cannot be read. */
  read(file: string): string {
    try {
      return readFileSync(join(this.path, file), 'utf8');
    } catch (error) {
      throw new CliError(`${join(this.path, file)} cannot be read; name the folder with --config.`, { cause: error, exitCode: 2 });
    }
  }

  /** What a file says; undefined, with its faults noted, where it has any. */
  attempt<T>(file: string, parse: (text: string) => T): T | undefined {
    try {
      return parse(this.read(file));
    } catch (error) {
      if (!isFaults(error)) throw error;
      this.tell(file, error.faults);
      return undefined;
    }
  }

  /** Notes faults of a file, each once. */
  tell(file: string, faults: readonly ConfigFault[]): void {
    for (const { path, message } of faults) {
      const line = faultLine(this.read(file), path);
      this.#faults.set(`${file} ${path} ${message}`, { file, line, path, message });
    }
  }

  /** The systems that have an overlay. */
  overlays(): string[] {
    return this.yamlFiles('mappings').flatMap((name) => (name.endsWith('.yaml') ? name.slice(0, -'.yaml'.length) : []));
  }

  /** Files that look like configuration and that nothing reads. */
  strangers(): string[] {
    const own = this.yamlFiles('').filter((name) => !READ.includes(name));
    return [...own, ...this.yamlFiles('mappings').flatMap((name) => (name.endsWith('.yml') ? join('mappings', name) : []))];
  }

  private yamlFiles(below: string): string[] {
    const folder = join(this.path, below);
    return existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => /\.ya?ml$/.test(name))
          .sort()
      : [];
  }
}

/** Governance and identity each have an error that lists what is wrong with a file. */
function isFaults(error: unknown): error is Pick<ConfigFaults, 'faults'> {
  return error instanceof Error && 'faults' in error && Array.isArray(error.faults);
}
