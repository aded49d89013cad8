/** Something that only the person at the machine can put there. The message names it and every way to get it; show no stack. */
export class PrerequisiteMissing extends Error {
  readonly code = 'PREREQUISITE_MISSING';

  constructor(
    readonly what: string,
    howToInstall: string,
  ) {
    super(
      [
        `${what} was not found.`,
        `  Either install it: ${howToInstall}`,
        '  or start Docker (with Compose): then Trueup needs neither Java nor Maven nor PostgreSQL here,',
        '  or point to your own: set KAFKA_BROKERS, SCHEMA_REGISTRY_URL and DATABASE_URL.',
      ].join('\n'),
    );
    this.name = 'PrerequisiteMissing';
  }
}
