import type { FieldDefinition } from './field-definition';

/** Contact fields that a person account shows under the prefix `Person`. Name parts keep their name, custom fields end in `__pc`. */
const PREFIXED = new Set([
  'Email',
  'MobilePhone',
  'HomePhone',
  'OtherPhone',
  'AssistantPhone',
  'AssistantName',
  'Title',
  'Department',
  'Birthdate',
  'HasOptedOutOfEmail',
  'HasOptedOutOfFax',
  'DoNotCall',
  'LeadSource',
  'IndividualId',
  'EmailBouncedDate',
  'EmailBouncedReason',
]);

const isAddress = (name: string | undefined): boolean => name === 'MailingAddress' || name === 'OtherAddress';

function personName(definition: FieldDefinition): string | undefined {
  const { name, compound, custom } = definition;
  if (custom) return name.replace(/__c$/, '__pc');
  if (compound === 'Name') return name;
  return PREFIXED.has(name) || isAddress(name) || isAddress(compound) ? `Person${name}` : undefined;
}

/** The fields an Account shows for its person, each naming the Contact field that holds the value. */
export function personFields(contactFields: readonly FieldDefinition[]): FieldDefinition[] {
  return contactFields.flatMap((definition) => {
    const name = personName(definition);
    if (!name) return [];
    return [
      {
        ...definition,
        name,
        mirrors: definition.name,
        personOnly: true,
        required: false,
        unique: false,
        compound: isAddress(definition.compound) ? `Person${definition.compound}` : definition.compound,
        relationshipName: definition.relationshipName && `Person${definition.relationshipName}`,
      },
    ];
  });
}
