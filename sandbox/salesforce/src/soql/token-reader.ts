import { malformedQuery } from './malformed-query';
import { type Token, tokenize } from './tokenize';

/** Walks through the tokens of one query. Every `expect` throws MALFORMED_QUERY at the place where it failed. */
export class TokenReader {
  private readonly tokens: readonly Token[];
  private position = 0;

  constructor(private readonly soql: string) {
    this.tokens = tokenize(soql);
  }

  peek(ahead = 0): Token {
    const last = this.tokens.length - 1;
    return this.tokens[Math.min(this.position + ahead, last)] as Token;
  }

  take(): Token {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  is(text: string, ahead = 0): boolean {
    const { kind, text: found } = this.peek(ahead);
    return kind !== 'string' && found.toUpperCase() === text;
  }

  /** Takes these words if all of them come next. */
  takeIf(...words: readonly string[]): boolean {
    if (!words.every((word, index) => this.is(word, index))) return false;
    this.position += words.length;
    return true;
  }

  expect(text: string): void {
    if (!this.takeIf(text)) throw this.unexpected();
  }

  expectWord(): string {
    if (this.peek().kind !== 'word') throw this.unexpected();
    return this.take().text;
  }

  expectCount(): number {
    const { kind, text } = this.peek();
    if (kind !== 'number' || !/^\d+$/.test(text)) throw this.unexpected();
    return Number(this.take().text);
  }

  unexpected(): Error {
    const { text, at } = this.peek();
    return malformedQuery(this.soql, at, `unexpected token: '${text}'`);
  }
}
