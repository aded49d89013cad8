import type { Args, View } from '../graphql/context';
import { gid } from '../gid';

interface Template {
  id: number;
  name: string;
  type: 'RECEIPT' | 'FULFILLMENT' | 'NET' | 'FIXED';
  dueInDays: number | null;
}

/** The templates that every shop has; nobody can add one. */
const TEMPLATES: readonly Template[] = [
  { id: 1, name: 'Due on receipt', type: 'RECEIPT', dueInDays: null },
  { id: 9, name: 'Due on fulfillment', type: 'FULFILLMENT', dueInDays: null },
  { id: 2, name: 'Net 7', type: 'NET', dueInDays: 7 },
  { id: 3, name: 'Net 15', type: 'NET', dueInDays: 15 },
  { id: 4, name: 'Net 30', type: 'NET', dueInDays: 30 },
  { id: 8, name: 'Net 45', type: 'NET', dueInDays: 45 },
  { id: 5, name: 'Net 60', type: 'NET', dueInDays: 60 },
  { id: 6, name: 'Net 90', type: 'NET', dueInDays: 90 },
  { id: 7, name: 'Fixed', type: 'FIXED', dueInDays: null },
];

export function isTemplate(id: number | undefined): id is number {
  return TEMPLATES.some((template) => template.id === id);
}

export function templateNamed(name: string): number | undefined {
  return TEMPLATES.find((template) => template.name.toLowerCase() === name.toLowerCase())?.id;
}

export function templateView(id: number | null): View | null {
  const template = TEMPLATES.find((one) => one.id === id);
  if (!template) return null;
  const { name, type, dueInDays } = template;
  return {
    __typename: 'PaymentTermsTemplate',
    id: gid('PaymentTermsTemplate', template.id),
    ...{ name, dueInDays, description: name, translatedName: name, paymentTermsType: type },
  };
}

export function paymentTermsQueries(): View {
  return {
    paymentTermsTemplates: ({ paymentTermsType }: Args) =>
      TEMPLATES.filter(({ type }) => !paymentTermsType || type === paymentTermsType).map(({ id }) => templateView(id)),
  };
}
