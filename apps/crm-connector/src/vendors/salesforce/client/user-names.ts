import { isHiddenFault } from '../faults';
import type { RestApi } from './rest-api';
import type { Session } from './session';
import { isOneOf, rowsOf } from './soql';

const IDS_A_QUERY = 200;

/** What the users of an org are called. Each is asked for once; one who may not be seen has no name, nor have we. */
export class UserNames {
  readonly #names = new Map<string, string | undefined>();

  constructor(
    private readonly rest: RestApi,
    private readonly session: Pick<Session, 'get'>,
  ) {}

  /** Asks for those that are not known yet, all in one call where they are few. */
  async learn(ids: readonly (string | undefined)[]): Promise<void> {
    const unknown = [...new Set(ids.filter((id) => id !== undefined && !this.#names.has(id)))].filter((id) => id !== undefined);
    for (let at = 0; at < unknown.length; at += IDS_A_QUERY) await this.ask(unknown.slice(at, at + IDS_A_QUERY));
  }

  async nameOf(id: string | undefined): Promise<string | undefined> {
    await this.learn([id]);
    if (id === undefined || id === (await this.session.get()).userId) return undefined;
    return this.#names.get(id);
  }

  private async ask(ids: readonly string[]): Promise<void> {
    try {
      for (const { Id, Name } of await rowsOf(this.rest, `SELECT Id, Name FROM User WHERE ${isOneOf('Id', ids)}`)) {
        if (typeof Name === 'string') this.#names.set(Id, Name);
      }
    } catch (error) {
      if (!isHiddenFault(error)) throw error;
    }
    for (const id of ids) if (!this.#names.has(id)) this.#names.set(id, undefined);
  }
}
