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

const WITH_TRIAL = STORY_SANDBOXES.map((plan) =>
  plan.vendor === 'salesforce' ? { ...plan, tenants: [...plan.tenants, { system: 'salesforce-trial', port: 0 }] } : plan,
);

/** An empty world with a system that is only observed, and one whose systems hold years of records. */
export const WORLDS: readonly World[] = [
  { name: 'journeys', overlay: 'overlay.yaml', sandboxes: WITH_TRIAL },
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
