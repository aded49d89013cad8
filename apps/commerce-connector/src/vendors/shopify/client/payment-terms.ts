import { VendorError } from '@trueup/connector-kit';
import type { AdminApi } from './admin-api';
import { PAYMENT_TERMS } from './documents/business-mutations';

/** The shop's templates of payment terms, asked for once. */
export class PaymentTerms {
  private known: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(private readonly api: AdminApi) {}

  /** The gid of a template. Throws where there is none of that name. */
  async idOf(name: string): Promise<string> {
    const id = (await this.byName()).get(name.toLowerCase());
    if (id !== undefined) return id;
    const message = `Shopify has no payment terms "${name}"; let codes.yaml say which of its templates they are.`;
    throw new VendorError({ kind: 'rejected', code: 'UNKNOWN_TERMS', message, slots: ['erpAccount.terms'] });
  }

  private byName(): Promise<ReadonlyMap<string, string>> {
    this.known ??= this.ask().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  private async ask(): Promise<ReadonlyMap<string, string>> {
    type Data = { paymentTermsTemplates: { id: string; name: string }[] };
    const { data } = await this.api.ask<Data>({ document: PAYMENT_TERMS, variables: {}, cost: 20 });
    return new Map(data.paymentTermsTemplates.map(({ id, name }) => [name.toLowerCase(), id]));
  }
}
