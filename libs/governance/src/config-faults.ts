/** One thing wrong with a configuration file: where, and what to do about it. */
export interface ConfigFault {
  /** Place in the file, such as `phones.mobile.readers.1`. */
  readonly path: string;
  readonly message: string;
}

/** All that is wrong with one configuration file, in one error. */
export class ConfigFaults extends Error {
  readonly code = 'CONFIG_FAULTS';

  constructor(
    readonly file: string,
    readonly faults: readonly ConfigFault[],
  ) {
    super([`${file} has ${faults.length} fault${faults.length === 1 ? '' : 's'}:`, ...faults.map(line)].join('\n'));
    this.name = 'ConfigFaults';
  }
}

function line({ path, message }: ConfigFault): string {
  return `  ${path || '(top)'}: ${message}`;
}
