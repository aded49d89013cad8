import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a record said is the second line of its body, field by field: json, unlike jsonb, leaves the texts of values as they are. */
const SAID = `json_build_object('order', body::json -> 'order', 'orders', body::json -> 'orders',
  'circumstances', body::json -> 'circumstances', 'claims', body::json -> 'claims')::text`;

/** A record's body is two lines, so that a candidate is compared without reading all that it ever said. */
export class BodyLines1797200000002 implements MigrationInterface {
  readonly name = 'BodyLines1797200000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE source_record SET body = (body::json -> 'identity')::text || E'\\n' || ${SAID} WHERE strpos(body, E'\\n') = 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE source_record SET body = '{"identity":' || split_part(body, E'\\n', 1) || ',' || substr(split_part(body, E'\\n', 2), 2)`,
    );
  }
}
