import { randomBytes } from 'node:crypto';
import { sourceRef } from '@trueup/canonical-schema';
import { customerIdOf } from '@trueup/identity';
import { ResolverFixture } from './resolver-fixture';
import type { ResolverProcess } from './resolver-process';

/** A cell with a running resolver for the promises of one file; every promise has records of its own. */
export class ResolverWorld {
  resolver!: ResolverProcess;
  /** A part of every id that no other promise has. */
  tag = '';
  private opened: ResolverFixture | undefined;

  /** Opens the cell before the first promise and closes it after the last. */
  static forSuite(): ResolverWorld {
    const world = new ResolverWorld();
    beforeAll(() => world.open());
    afterAll(() => world.opened?.close());
    beforeEach(() => {
      world.tag = randomBytes(4).toString('hex');
    });
    return world;
  }

  get fixture(): ResolverFixture {
    if (!this.opened) throw new Error('The cell is not open yet.');
    return this.opened;
  }

  readonly shop = (): string => `shopify-us/customer/${this.tag}`;
  readonly europe = (): string => `shopify-eu/customer/${this.tag}`;
  readonly crm = (): string => `salesforce/Contact/${this.tag}`;
  readonly erp = (): string => `netsuite-us/customer/${this.tag}`;

  /** The customer that a record founds. */
  readonly idOf = (key: string): string => customerIdOf(this.fixture.env['TRUEUP_CELL'] ?? '', sourceRef(key));

  /** POST to the resolver, with its key. */
  async post(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; body: unknown }> {
    const key = this.fixture.env['TRUEUP_API_KEY'] ?? '';
    const sent = { 'content-type': 'application/json', 'x-api-key': key, ...headers };
    const answer = await fetch(`${this.resolver.url}${path}`, { method: 'POST', headers: sent, body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  }

  private async open(): Promise<void> {
    this.opened = await ResolverFixture.open();
    this.resolver = await this.opened.startResolver();
  }
}
