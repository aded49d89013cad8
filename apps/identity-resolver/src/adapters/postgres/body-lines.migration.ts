import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A record's body is two lines, so that a candidate is compared without reading all that it ever said. */
export class BodyLines1797200000002 implements MigrationInterface {
  readonly name = 'BodyLines1797200000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE source_record SET body = (body::jsonb -> 'identity')::text || E'\\n' || (body::jsonb - 'identity')::text WHERE strpos(body, E'\\n') = 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE source_record SET body = (split_part(body, E'\\n', 2)::jsonb || jsonb_build_object('identity', split_part(body, E'\\n', 1)::jsonb))::text`,
    );
  }
}
