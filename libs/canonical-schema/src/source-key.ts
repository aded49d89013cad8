import type { SourceRef } from './generated/types';

/** One text for a source record, equal for equal records: `system/type/id`. It keys raw and observed events. */
export function sourceKey({ system, type, id }: SourceRef): string {
  return `${system}/${type}/${id}`;
}

/** The source record that `sourceKey` named; an id may hold slashes. */
export function sourceRef(key: string): SourceRef {
  const [system = '', type = '', ...id] = key.split('/');
  return { system, type, id: id.join('/') };
}
