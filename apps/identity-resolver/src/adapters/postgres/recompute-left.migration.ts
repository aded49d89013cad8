import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many an activation still has compared or judged, kept as they come and go, since to count them each time reads all of them. The
 * triggers count for whoever puts and takes, also for replicas of the version before. Several rows a step, so that replicas do not wait
 * for each other; a single row may be negative, their sum never is.
 */
export class RecomputeLeft1797500000001 implements MigrationInterface {
  readonly name = 'RecomputeLeft1797500000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE recompute_left (step text NOT NULL, slot integer NOT NULL, records bigint NOT NULL, PRIMARY KEY (step, slot))',
    );
    await runner.query(
      `CREATE FUNCTION count_recompute() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         INSERT INTO recompute_left AS kept (step, slot, records)
         SELECT step, pg_backend_pid() % 16, count(*) * TG_ARGV[0]::integer FROM moved GROUP BY step ORDER BY step
         ON CONFLICT (step, slot) DO UPDATE SET records = kept.records + excluded.records;
         RETURN NULL;
       END $$`,
    );
    for (const [event, table, sign] of [
      ['INSERT', 'NEW', 1],
      ['DELETE', 'OLD', -1],
    ])
      await runner.query(
        `CREATE TRIGGER count_${String(event).toLowerCase()} AFTER ${event} ON recompute REFERENCING ${table} TABLE AS moved
         FOR EACH STATEMENT EXECUTE FUNCTION count_recompute('${sign}')`,
      );
    // From the first trigger on nobody else puts or takes until this is committed.
    await runner.query('INSERT INTO recompute_left SELECT step, 0, count(*) FROM recompute GROUP BY step');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER count_insert ON recompute');
    await runner.query('DROP TRIGGER count_delete ON recompute');
    await runner.query('DROP FUNCTION count_recompute()');
    await runner.query('DROP TABLE recompute_left');
  }
}
