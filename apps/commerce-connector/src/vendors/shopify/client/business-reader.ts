import { VendorError, type VendorContext } from '@trueup/connector-kit';
import { COMPANY, COMPANY_LOCATION, gidOf, parseCompany, parseLocation, type ShopifyCompany, type ShopifyLocation } from '../wire';
import type { AdminApi } from './admin-api';
import { businessDocuments, COMPANIES, LOCATIONS, type BusinessDocuments, type BusinessType } from './documents/business';
import { withOwn } from './documents/own-metafields';
import { guardedAsk } from './guarded-ask';
import type { Page } from './pages';
import type { ReadableFields } from './readable-fields';

const AT_ONCE = 90;

interface Given<Wire> {
  /** Our record type. */
  readonly type: string;
  readonly api: BusinessType;
  parse(body: unknown): Wire;
}

/** Reads whole companies, or whole locations. */
export class BusinessReader<Wire extends ShopifyCompany | ShopifyLocation> {
  readonly own: readonly string[];
  readonly documents: BusinessDocuments;

  constructor(
    private readonly api: AdminApi,
    readonly given: Given<Wire>,
    private readonly by: { readonly readable: ReadableFields; readonly overlayFields: VendorContext['overlayFields'] },
  ) {
    this.own = by.overlayFields[given.type] ?? [];
    this.documents = businessDocuments(given.api, this.own);
  }

  static companies(api: AdminApi, by: BusinessReader<ShopifyCompany>['by']): BusinessReader<ShopifyCompany> {
    return new BusinessReader(api, { type: COMPANY, api: COMPANIES, parse: parseCompany }, by);
  }

  static locations(api: AdminApi, by: BusinessReader<ShopifyLocation>['by']): BusinessReader<ShopifyLocation> {
    return new BusinessReader(api, { type: COMPANY_LOCATION, api: LOCATIONS, parse: parseLocation }, by);
  }

  /** The same reader on another count of points. */
  on(api: AdminApi): BusinessReader<Wire> {
    return new BusinessReader(api, this.given, this.by);
  }

  /** Whether companies as such may be seen, as far as is known. */
  readonly mayAsk = (): boolean => this.by.readable.mayAsk('companies');

  parse(node: unknown): Wire {
    return this.given.parse(withOwn(node, this.own));
  }

  /** Records by the number of their gid, in order; null where there is none, undefined where this app may not see any. */
  async byIds(ids: readonly string[]): Promise<(Wire | null | undefined)[]> {
    const found: (Wire | null | undefined)[] = [];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = ids.slice(from, from + AT_ONCE).map((id) => gidOf(this.given.api.gid, id));
      const answer = await this.ask<{ nodes: unknown[] } | undefined>(this.documents.byIds, { ids: some }, some.length);
      if (answer === undefined) found.push(...some.map(() => undefined));
      else found.push(...answer.nodes.map((node) => (node === null ? null : this.parse(node))));
    }
    return found;
  }

  /** A page of a search, oldest change first; undefined where this app may not see companies. */
  async search(query: string | null, after: string | null, first = AT_ONCE): Promise<Page<Wire> | undefined> {
    type Data = Record<string, Page<unknown>>;
    const answer = await this.ask<Data | undefined>(this.documents.searched, { query, first, after }, first);
    const page = answer?.[this.given.api.root];
    return page && { ...page, nodes: page.nodes.map((node) => this.parse(node)) };
  }

  /** Undefined where companies as such are refused: a shop without them, or a right that is lost. */
  private async ask<Data>(document: string, variables: object, records: number): Promise<Data | undefined> {
    const { readable } = this.by;
    const { groups, cost, root } = this.given.api;
    if (!readable.mayAsk('companies')) return undefined;
    const call = { document, variables: { ...variables }, cost: 2 + records * (cost + this.own.length) };
    try {
      return await guardedAsk<Data>(this.api, call, { readable, groups, wholeAs: root });
    } catch (error) {
      if (error instanceof VendorError && error.fault.code === 'ACCESS_DENIED' && !readable.mayAsk('companies')) return undefined;
      throw error;
    }
  }
}
