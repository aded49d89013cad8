import type { TenantField } from '@trueup/connector-kit';
import { RECORD_TYPES, type FieldShape, type RecordType } from '../wire';
import type { Catalogue } from './catalogue';
import { isHidden } from './hidden';

const TYPES: Readonly<Record<FieldShape['kind'], TenantField['type']>> = {
  text: 'text',
  flag: 'flag',
  number: 'number',
  date: 'date',
  time: 'date',
  choice: 'other',
  sublist: 'other',
};

/** The fields of customers and contacts in this account, as the metadata catalogue tells our role. */
export async function tenantFields(catalogues: Readonly<Record<RecordType, Catalogue>>): Promise<TenantField[]> {
  const all = await Promise.all(RECORD_TYPES.map((type) => fieldsOf(catalogues[type], type)));
  return all.flat();
}

async function fieldsOf(catalogue: Catalogue, recordType: RecordType): Promise<TenantField[]> {
  try {
    const shapes = await catalogue.all();
    return shapes.map(({ name, kind, maxLength, isWritable }) => ({ recordType, name, type: TYPES[kind], isWritable, maxLength }));
  } catch (error) {
    if (recordType === 'contact' && isHidden(error)) return [];
    throw error;
  }
}
