import { echoPromises } from './echo-promises';
import { faultPromises } from './fault-promises';
import { mappingPromises } from './mapping-promises';
import { readingPromises } from './reading-promises';
import { SuiteDriver } from './suite-driver';
import type { SuiteOptions } from './suite-options';
import { writingPromises } from './writing-promises';

/** The promises that every connector keeps, tried against its sandbox in this process. Call it at the top of connector.spec.ts. */
export function describeConnector<Config, Wire extends object>(options: SuiteOptions<Config, Wire>): void {
  describe(options.name, () => {
    const driver = new SuiteDriver(options);
    jest.setTimeout(options.timeoutMs ?? 20_000);
    describe('as a mapping', () => mappingPromises(driver));
    describe('against its sandbox', () => {
      beforeAll(() => driver.start());
      afterAll(() => driver.sandbox.close());
      describe('reading', () => readingPromises(driver));
      describe('writing', () => writingPromises(driver));
      describe('where the vendor fails', () => faultPromises(driver));
      describe('with echoes', () => echoPromises(driver));
    });
  });
}
