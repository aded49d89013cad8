import type { TenantField } from '@trueup/connector-kit';
import { RECORD_TYPES, type FieldShape, type RecordType } from '../wire';
import type { Catalogue } from './catalogue';
import { isHidden } from './hidden';

const TYPES: Readonly<Record<Exclude<FieldShape['kind'], 'choice'>, TenantField['type']>> = {
  text: 'text',
  flag: 'flag',
  number: 'number',
  date: 'date',
  time: 'date',
  sublist: 'other',
};

/** The fields of customers and contacts in this account, as the metadata catalogue tells our role. */
export async function tenantFields(catalogues: Readonly<Record<RecordType, Catalogue>>): Promise<TenantField[]> {
  const all = await Promise.all(RECORD_TYPES.map((type) => fieldsOf(catalogues[type], type)));
  return all.flat();
}

async function fieldsOf(catalogue: Catalogue, recordType: RecordType): Promise<TenantField[]> {
  try {
    return (await catalogue.all()).flatMap((shape) => named(shape, recordType));
  } catch (error) {
    if (recordType === 'contact' && isHidden(error)) return [];
    throw error;
  }
}

/** A choice is read and written by its `id`, or read by its `refName`, the name shown. */
function named({ name, kind, maxLength, isWritable }: FieldShape, recordType: RecordType): TenantField[] {
  if (kind !== 'choice') return [{ recordType, name, type: TYPES[kind], isWritable, maxLength }];
  return [
    { recordType, name: `${name}.id`, type: 'text', isWritable, maxLength: null },
    { recordType, name: `${name}.refName`, type: 'text', isWritable: false, maxLength: null },
  ];
}
