import { invalidParameter } from '../vendor-error';

export type Filter = { kind: 'and' | 'or'; parts: Filter[] } | { kind: 'condition'; field: string; operator: string; values: string[] };

const TOKEN = /\s+|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([()[\],])|([^\s()[\],"']+)/y;
const WITHOUT_VALUE = new Set(['EMPTY', 'EMPTY_NOT']);

interface Token {
  text: string;
  isQuoted: boolean;
}

const malformed = (): Error => invalidParameter('Invalid search query. The filter is malformed.', 'q');

function tokensOf(text: string): Token[] {
  const pattern = new RegExp(TOKEN);
  const found: Token[] = [];
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) throw malformed();
    const [, double, single, mark, bare] = match;
    const quoted = double ?? single;
    if (quoted !== undefined) found.push({ text: quoted.replace(/\\(.)/g, '$1'), isQuoted: true });
    else if (mark ?? bare) found.push({ text: mark ?? bare ?? '', isQuoted: false });
  }
  return found;
}

class FilterReader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Filter {
    const filter = this.either();
    if (this.at < this.tokens.length) throw malformed();
    return filter;
  }

  private either(): Filter {
    const parts = [this.both()];
    while (this.take('OR')) parts.push(this.both());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
  }

  private both(): Filter {
    const parts = [this.single()];
    while (this.take('AND')) parts.push(this.single());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
  }

  private single(): Filter {
    if (!this.take('(')) return this.condition();
    const inner = this.either();
    if (!this.take(')')) throw malformed();
    return inner;
  }

  private condition(): Filter {
    const [field, operator] = [this.next().text, this.next().text.toUpperCase()];
    return { kind: 'condition', field, operator, values: WITHOUT_VALUE.has(operator) ? [] : this.values() };
  }

  private values(): string[] {
    if (!this.take('[')) return [this.next().text];
    const values = [this.next().text];
    while (this.take(',')) values.push(this.next().text);
    if (!this.take(']')) throw malformed();
    return values;
  }

  private next(): Token {
    const token = this.tokens[this.at];
    if (!token) throw malformed();
    this.at += 1;
    return token;
  }

  private take(text: string): boolean {
    const token = this.tokens[this.at];
    const isNext = token !== undefined && !token.isQuoted && token.text.toUpperCase() === text;
    if (isNext) this.at += 1;
    return isNext;
  }
}

/** The `q` of a record list: conditions of field, operator and value, joined by AND, OR and brackets. */
export function parseFilter(text: string): Filter {
  return new FilterReader(tokensOf(text)).whole();
}
