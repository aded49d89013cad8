function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

const TYPES: Record<string, (value: string) => boolean> = {
  single_line_text_field: (value) => !value.includes('\n'),
  multi_line_text_field: () => true,
  id: (value) => !value.includes('\n') && value.length <= 255,
  number_integer: (value) => /^-?\d{1,16}$/.test(value),
  number_decimal: (value) => /^-?\d+(\.\d+)?$/.test(value),
  boolean: (value) => value === 'true' || value === 'false',
  date: (value) => /^\d{4}-\d\d-\d\d$/.test(value),
  date_time: (value) => !Number.isNaN(Date.parse(value)),
  url: (value) => URL.canParse(value),
  json: isJson,
  'list.single_line_text_field': isJson,
};

/** Whether a value is one of its type; undefined for a type that is not known. */
export function isValueFit(type: string, value: string): boolean | undefined {
  return TYPES[type]?.(value);
}

export function isTypeKnown(type: string): boolean {
  return type in TYPES;
}

export function jsonValue(type: string, value: string): unknown {
  const isData = ['number_integer', 'boolean', 'json'].includes(type) || type.startsWith('list.');
  return isData ? (JSON.parse(value) as unknown) : value;
}
