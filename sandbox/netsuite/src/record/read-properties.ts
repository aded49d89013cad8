import { invalidContent } from '../vendor-error';

export type Properties = Record<string, unknown>;

/** An object of a body; anything else is refused with where it was. */
export function propertiesOf(value: unknown, path: string): Properties {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Properties;
  throw invalidContent('Invalid content in the request body. An object is expected here.', path);
}

export function unknownProperty(name: string): Error {
  return invalidContent(`Unknown property '${name}'. Check it against the record's metadata.`, name);
}
