import type { FieldDefinition, FieldType } from './field-definition';
import type { ObjectDefinition } from './object-definition';

const WIRE_TYPE: Partial<Record<FieldType, string>> = { longtext: 'textarea', personname: 'string' };
const SOAP_TYPE: Partial<Record<FieldType, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  double: 'xsd:double',
  currency: 'xsd:double',
  int: 'xsd:int',
  address: 'urn:address',
};

export const isFilterable = (definition: FieldDefinition): boolean => definition.type !== 'longtext' && definition.type !== 'address';

function describeField(definition: FieldDefinition): Record<string, unknown> {
  const { type, custom, values = [] } = definition;
  return {
    name: definition.name,
    label: definition.label,
    type: WIRE_TYPE[type] ?? type,
    soapType: SOAP_TYPE[type] ?? 'xsd:string',
    length: definition.length,
    byteLength: definition.length * 3,
    precision: definition.precision ?? 0,
    scale: definition.scale ?? 0,
    digits: type === 'int' ? (definition.precision ?? 8) : 0,
    createable: definition.createable,
    updateable: definition.updateable,
    nillable: !definition.required && type !== 'boolean' && type !== 'id',
    defaultedOnCreate: type === 'boolean' || definition.name === 'OwnerId',
    externalId: definition.externalId,
    idLookup: definition.externalId || type === 'id' || type === 'email',
    unique: definition.unique,
    caseSensitive: false,
    custom,
    calculated: false,
    filterable: isFilterable(definition),
    sortable: isFilterable(definition),
    groupable: isFilterable(definition) && type !== 'datetime',
    compoundFieldName: definition.compound ?? null,
    referenceTo: definition.referenceTo ? [definition.referenceTo] : [],
    relationshipName: definition.relationshipName ?? null,
    restrictedPicklist: definition.restricted ?? false,
    picklistValues: values.map((value) => ({ active: true, defaultValue: false, label: value, validFor: null, value })),
  };
}

/** One line of the global describe. */
export function describeBriefly(object: ObjectDefinition, dataUrl: string): Record<string, unknown> {
  const { name, label, labelPlural, keyPrefix, writable } = object;
  const urls = {
    sobject: `${dataUrl}/sobjects/${name}`,
    describe: `${dataUrl}/sobjects/${name}/describe`,
    rowTemplate: `${dataUrl}/sobjects/${name}/{ID}`,
  };
  const can = { createable: writable, updateable: writable, deletable: writable, undeletable: writable, mergeable: writable };
  return { name, label, labelPlural, keyPrefix, custom: false, queryable: true, retrieveable: true, searchable: writable, ...can, urls };
}

/** The whole describe of one object, with only the fields that the caller may see. */
export function describe(object: ObjectDefinition, visible: readonly FieldDefinition[], dataUrl: string): Record<string, unknown> {
  return { ...describeBriefly(object, dataUrl), fields: visible.map(describeField), recordTypeInfos: [], childRelationships: [] };
}
