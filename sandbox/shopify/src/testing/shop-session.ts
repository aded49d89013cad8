import type { RunningSandbox } from '@trueup/sandbox-kit';
import type { ShopifySandboxConfig } from '../config';
import { startShopifySandbox } from '../start-shopify-sandbox';

/** Any JSON, read by path in specs. */
export interface Json {
  [name: string]: Json;
}

export interface Answer {
  status: number;
  headers: Headers;
  data: Json;
  errors?: { message: string; path?: string[]; extensions?: { code?: string } }[];
  extensions: Json;
}

type Tenant = ShopifySandboxConfig['tenants'][number];

/** A running shop and the two who act in it. */
export interface ShopSession {
  running: RunningSandbox;
  ask(query: string, variables?: object): Promise<Answer>;
  asStaff(query: string, variables?: object): Promise<Answer>;
  fault(faults: object): Promise<void>;
}

async function post(running: RunningSandbox, [token, body]: [token: unknown, body: object]): Promise<Answer> {
  const response = await fetch(`${running.baseUrl}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': String(token) },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, ...((await response.json()) as Omit<Answer, 'status' | 'headers'>) };
}

export async function openShop(tenant: Partial<Tenant> = {}): Promise<ShopSession> {
  const settings = { system: 'shopify-us', shop: 'shopify-us.example.com', plan: 1000, searchLagMs: 0, ...tenant };
  const [running] = await startShopifySandbox({ tenants: [settings] });
  if (!running) throw new Error('No shop was started.');
  const staff = running.credentials['staff'] as { accessToken: string };
  return {
    running,
    ask: (query, variables) => post(running, [running.credentials['accessToken'], { query, variables }]),
    asStaff: (query, variables) => post(running, [staff.accessToken, { query, variables }]),
    fault: async (faults) => {
      await fetch(`${running.baseUrl}/__sandbox/faults`, { method: 'PUT', body: JSON.stringify(faults) });
    },
  };
}

export const CREATE = `mutation Create($input: CustomerInput!) {
  customerCreate(input: $input) { customer { id email phone firstName updatedAt defaultAddress { id } } userErrors { field message } }
}`;

/** Creates a customer and answers its id. */
export async function newCustomer(shop: ShopSession, input: object): Promise<string> {
  const { data, errors } = await shop.asStaff(CREATE, { input });
  const id = data?.['customerCreate']?.['customer']?.['id'];
  if (!id) throw new Error(JSON.stringify(errors ?? data));
  return String(id);
}
