import type { FieldDefinition } from './field-definition';

export interface ObjectDefinition {
  name: string;
  label: string;
  labelPlural: string;
  /** The first three characters of its records' ids. */
  keyPrefix: string;
  /** False for what only an administrator makes. */
  writable: boolean;
  /** Its changes are published on `/data/<name>ChangeEvent`. */
  isCaptured: boolean;
  fields: readonly FieldDefinition[];
}
