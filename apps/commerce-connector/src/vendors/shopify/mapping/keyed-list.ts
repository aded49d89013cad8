import { listElement, patchAt, text, type MappedRow } from '@trueup/connector-kit';
import type { ShopifyCustomer } from '../wire';

type List = 'loyalty' | 'servicePreferences';
type ItemOf<Name extends List> = NonNullable<NonNullable<ShopifyCustomer[Name]>['jsonValue']>[number];

/** A slot kept in a list of ours, an element for each key: `key` names the element's field that holds it, `value` the slot's own. */
export function keyedList<Name extends List>(
  list: Name,
  { key, value }: { readonly key: keyof ItemOf<Name>; readonly value: keyof ItemOf<Name> },
): MappedRow<ShopifyCustomer> {
  return {
    read(wire) {
      const items = (wire[list]?.jsonValue ?? []) as readonly ItemOf<Name>[];
      return items.flatMap((item) => {
        const held = text.from(item[value]);
        return held === null ? [] : [{ key: String(item[key]), state: 'value' as const, value: held }];
      });
    },
    write: (written, address) =>
      patchAt<ShopifyCustomer>(`${list}.jsonValue`, listElement<Record<string, unknown>>({ [key]: address.key }, { [value]: written })),
  };
}
