import type { Group } from '../readable-fields';

/** How a selection is written down: pages and directives for a query, edges and only what may be read for a bulk operation. */
export interface Shape {
  /** Fields of a group that this app may not be allowed to read; `on` goes behind each of them. */
  when(group: Group, fields: (on: string) => string): string;
  /** A connection of a node; `args` are those of a page. */
  list(name: string, args: string, selection: { readonly on: string; readonly fields: string; readonly isCut?: boolean }): string;
}

export const paged: Shape = {
  when: (group, fields) => fields(` @include(if: $${group})`),
  list: (name, args, { on, fields, isCut }) => `${name}(${args})${on} { nodes { ${fields} } ${isCut ? 'pageInfo { hasNextPage }' : ''} }`,
};

/** A bulk operation takes no variables and fails as a whole where one field may not be read. */
export function inBulk(mayAsk: (group: Group) => boolean): Shape {
  return {
    when: (group, fields) => (mayAsk(group) ? fields('') : ''),
    list: (name, _args, { fields }) => `${name} { edges { node { ${fields} } } }`,
  };
}

/** Declarations of the variables that a paged selection of these groups uses. */
export function variablesOf(groups: readonly Group[]): string {
  return groups.map((group) => `$${group}: Boolean!`).join(', ');
}
