import type { MappedRow, MappingContext } from './mapping';
import { matches, listElement, type Patch } from './patch';
import { nameOf, patchAt, readPath, type Path } from './path';

type Where = Readonly<Record<string, unknown>>;

/**
 * A slot that lies in one element of a list: the element whose fields equal `where`, such as the default address or a metafield.
 * A clear takes the element away unless `keep`.
 */
export function inList<Wire, Item extends object>(
  list: Path<Wire>,
  element: { readonly where: Where | ((at: MappingContext<Wire>) => Where | undefined); readonly keep?: boolean },
  row: MappedRow<Item>,
): MappedRow<Wire> {
  const whereOf = (at: MappingContext<Wire>) => (typeof element.where === 'function' ? element.where(at) : element.where);
  const inner = (at: MappingContext<Wire>, current: Item | null): MappingContext<Item> => ({ row: at.row, systems: at.systems, current });
  const write = row.write?.bind(row);
  return {
    read(wire, at) {
      const [name, where] = [nameOf(list, at), whereOf(at)];
      if (name === undefined || where === undefined) return [];
      const items = readPath(wire, name);
      if (items === undefined) return [{ state: 'withheld', value: null }];
      const item = Array.isArray(items) ? items.find((one) => matches(one, where)) : undefined;
      if (item === undefined) return row.read({} as Item, inner(at, null)).map((claim) => ({ ...claim, state: 'empty', value: null }));
      return row.read(item as Item, inner(at, null));
    },
    write:
      write &&
      ((value, address, at) => {
        const [name, where] = [nameOf(list, at), whereOf(at)];
        if (name === undefined || where === undefined) return undefined;
        if (value === null && !element.keep) return patchAt<Wire>(name, listElement<Item>(where as Partial<Item>, null));
        const patch: Patch<Item> | undefined = write(value, address, inner(at, null));
        return patch && patchAt<Wire>(name, listElement<Item>(where as Partial<Item>, patch));
      }),
    readOnly: row.readOnly,
  };
}
