import { type Token, tokens } from './lexer';
import { unsupported } from './suiteql-error';

/** Steps through a query's tokens. */
export class TokenReader {
  private readonly all: Token[];
  private at = 0;

  constructor(query: string) {
    this.all = tokens(query);
  }

  peek(ahead = 0): Token {
    return this.all[this.at + ahead] ?? { kind: 'end', text: '' };
  }

  next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  is(text: string): boolean {
    const token = this.peek();
    return (token.kind === 'word' || token.kind === 'symbol') && token.text === text;
  }

  /** Steps over these words or symbols when they all come next. */
  take(...texts: string[]): boolean {
    const isNext = texts.every((text, ahead) => {
      const token = this.peek(ahead);
      return (token.kind === 'word' || token.kind === 'symbol') && token.text === text;
    });
    if (isNext) this.at += texts.length;
    return isNext;
  }

  expect(...texts: string[]): void {
    if (!this.take(...texts)) throw unsupported();
  }

  name(): string {
    const token = this.next();
    if (token.kind !== 'word' && token.kind !== 'quoted') throw unsupported();
    return token.text.toLowerCase();
  }

  wholeNumber(): number {
    const token = this.next();
    if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw unsupported();
    return Number(token.text);
  }

  /** One or more, with commas between. */
  list<T>(one: () => T): T[] {
    const found = [one()];
    while (this.take(',')) found.push(one());
    return found;
  }
}
