import type { QueryRunner } from 'typeorm';

/**
 * A statement that every connection parses and plans once, by its name. Only for what has one plan at any time, such as an INSERT of
 * values: a plan that was made while a table was empty is kept when it has grown.
 */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

/** What TypeORM gives out as its connection: a client of pg. */
interface Client {
  query(statement: Prepared & { values: unknown[] }): Promise<{ rows: unknown[] }>;
}

/** The rows of a prepared statement, on the runner's connection and in its transaction. */
export async function runPrepared<R>(runner: QueryRunner, statement: Prepared, values: unknown[]): Promise<R[]> {
  const client = (await runner.connect()) as Client;
  const { rows } = await client.query({ ...statement, values });
  return rows as R[];
}
