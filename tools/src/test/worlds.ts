import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxPlan } from '../stack/sandbox-fleet';
import { STORY_SANDBOXES } from '../stack/story-sandboxes';

/** Journeys that share one running Trueup. */
export interface World {
  /** Folder below tests/, and Jest's name for its specs. */
  readonly name: 'journeys' | 'first-loads';
  /** File below tests/config/. */
  readonly overlay: string;
  readonly sandboxes: readonly SandboxPlan[];
}

const FAVOURITE_STORE = { name: 'Favourite_Store__c', label: 'Favourite Store', type: 'string', length: 80, on: ['Contact'] };
const FAVOURITE_STORE_IN_ERP = { name: 'custentity_favourite_store', title: 'Favourite Store', maxLength: 80 };

/** The story's systems with a second org, and with a field of the tenant's own in the CRM and in the American ERP. */
const OWN_WORLD = STORY_SANDBOXES.map((plan): SandboxPlan => {
  const tenants = plan.tenants.map((tenant) => {
    if (tenant.system === 'salesforce') return { ...tenant, customFields: [FAVOURITE_STORE] };
    return tenant.system === 'netsuite-us' ? { ...tenant, customFields: [FAVOURITE_STORE_IN_ERP] } : tenant;
  });
  return { ...plan, tenants: plan.vendor === 'salesforce' ? [...tenants, { system: 'salesforce-trial', port: 0 }] : tenants };
});

/** An empty world with a system that is only observed and fields of the tenant's own, and one whose systems hold years of records. */
export const WORLDS: readonly World[] = [
  { name: 'journeys', overlay: 'overlay.yaml', sandboxes: OWN_WORLD },
  { name: 'first-loads', overlay: 'first-loads.yaml', sandboxes: STORY_SANDBOXES },
];

const PATTERNS = '--testPathPatterns';

/** Whether a world has specs that were asked for; without `--testPathPatterns` all are. */
export function isAsked({ name }: World, { root, args }: { readonly root: string; readonly args: readonly string[] }): boolean {
  const at = args.findIndex((arg) => arg.startsWith(PATTERNS));
  const asked = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
  const specs = readdirSync(join(root, 'tests', name)).filter((file) => file.endsWith('.journey.spec.ts'));
  return specs.some((file) => asked === undefined || new RegExp(asked).test(join('tests', name, file)));
}
