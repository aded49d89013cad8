import { applyPatch, type Patch, type WriteItem, type WriteResult } from '@trueup/connector-kit';
import type { ShopifyCompany } from '../wire';
import type { BusinessWrite } from './business-write';
import { COMPANY_CREATE, COMPANY_UPDATE } from './documents/business-mutations';
import { COMPANIES } from './documents/business';
import { metafieldSteps } from './metafield-steps';

type Item = WriteItem<ShopifyCompany>;

const MUTATION_COST = 12;
const SLOTS = { name: 'names.display' };

/** Writes one company. */
export class CompanyWriter {
  constructor(private readonly common: BusinessWrite<ShopifyCompany>) {}

  async write(item: Item): Promise<WriteResult<ShopifyCompany>> {
    if (item.operation === 'create') return this.create(item);
    const base = await this.common.unchanged(item);
    const { name } = item.patch;
    if (typeof name === 'string') {
      const variables = { companyId: base.id, input: { name } };
      await this.common.api.change({ document: COMPANY_UPDATE, variables, cost: MUTATION_COST, slots: SLOTS });
    }
    return this.common.done(await this.withMetafields(base, keepingName(item.patch)));
  }

  /** A company that nobody calls by a name of its own is called by its legal one. */
  private async create({ createKey, patch }: Item): Promise<WriteResult<ShopifyCompany>> {
    const input = { company: { name: patch.name ?? patch.legalName?.value ?? '', externalId: createKey } };
    const call = { document: COMPANY_CREATE, variables: { input }, cost: MUTATION_COST, slots: SLOTS };
    const { record, found } = await this.common.make(createKey, call, (payload) => (payload as { company?: { id: string } }).company?.id);
    return found ? this.common.done(record, true) : this.common.done(await this.withMetafields(record, patch));
  }

  private async withMetafields(base: ShopifyCompany, patch: Patch<ShopifyCompany>): Promise<ShopifyCompany> {
    const given = { base, wanted: applyPatch(base, patch), patch, names: COMPANIES.metafields };
    for (const step of metafieldSteps(this.common.api, given)) await step();
    return this.common.read(base.id.split('/').at(-1) ?? '');
  }
}

/** The name that the company had stays as its legal one, unless that is told too. */
function keepingName({ formerName, ...patch }: Patch<ShopifyCompany>): Patch<ShopifyCompany> {
  return typeof formerName === 'string' && patch.legalName === undefined ? { ...patch, legalName: { value: formerName } } : patch;
}
