import { VendorError, type WriteItem } from '@trueup/connector-kit';
import { isBranchOf } from '@trueup/identity';
import { contactMapping, customerMapping } from '../mapping';
import type { NetsuiteRecord } from '../wire';
import type { AccountLists } from './account-lists';
import { changedFields } from './changed-fields';
import type { Parents } from './parents';

interface Parts {
  readonly lists: AccountLists;
  readonly parents: Parents;
  readonly newCustomer: { readonly subsidiary?: string; readonly entityStatus?: string };
}

type Sent = Readonly<Record<string, unknown>>;
type Item = WriteItem<NetsuiteRecord>;

const LONGEST_NAME = 83;

/** What to send for a record that is made: what the patch says, and what NetSuite wants besides. */
export class NewRecord {
  constructor(private readonly parts: Parts) {}

  async body(item: Item): Promise<Sent> {
    if (item.type === 'contact') return contactBody(item);
    const { newCustomer, lists } = this.parts;
    const status = newCustomer.entityStatus ? { entityStatus: { id: newCustomer.entityStatus } } : {};
    const fields: Sent = { isPerson: item.kind === 'person', ...status, ...changedFields(customerMapping.empty(item.kind), item.patch) };
    if (item.kind === 'site') return this.branch(item, fields);
    const subsidiary = newCustomer.subsidiary ?? (await lists.subsidiary());
    return { ...(subsidiary === null ? {} : { subsidiary: { id: subsidiary } }), ...fields };
  }

  /** A sub-customer books where its parent does, and is named after it so that it is known for a branch. */
  private async branch({ place, patch }: Item, fields: Sent): Promise<Sent> {
    const id = patch.parent?.id ?? (place?.type === 'customer' ? place.id : undefined);
    const above = id === undefined ? undefined : await this.parts.parents.read(id);
    if (id === undefined || above === undefined) {
      throw new VendorError({ kind: 'rejected', code: 'NO_PARENT', message: 'A branch needs the customer that it belongs to.' });
    }
    const parent = above.companyName ?? '';
    const own = String(fields['companyName'] ?? placeIn(fields) ?? '');
    const companyName = own !== '' && isBranchOf(own, parent) ? own : [parent, own].filter(Boolean).join(' - ');
    const subsidiary = above.subsidiary ? { subsidiary: { id: above.subsidiary.id } } : {};
    return { ...subsidiary, ...fields, parent: { id }, companyName: companyName.slice(0, LONGEST_NAME) };
  }
}

function contactBody({ place, patch }: Item): Sent {
  const company = place?.type === 'customer' ? { company: { id: place.id } } : {};
  return { ...company, ...changedFields(contactMapping.empty('person'), patch) };
}

/** Where the first of the addresses lies. */
function placeIn({ addressBook }: Sent): string | undefined {
  const items = (addressBook as { items?: { addressBookAddress?: { city?: string | null } }[] } | undefined)?.items ?? [];
  return items.flatMap(({ addressBookAddress }) => addressBookAddress?.city ?? [])[0];
}
