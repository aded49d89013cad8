import type { SystemRow } from '@trueup/governance';
import { z } from 'zod';

/** Names of the shop's own roles of company contacts; every company has those of the defaults. */
const roles = z.object({ buyer: z.string().default('Ordering only'), approver: z.string().default('Location admin') });

export const settings = z.object({ roles: roles.default({ buyer: 'Ordering only', approver: 'Location admin' }) });

export type Role = keyof z.infer<typeof roles>;

export function rolesOf({ settings: given }: Pick<SystemRow, 'settings'>): Readonly<Record<Role, string>> {
  return settings.parse(given).roles;
}
