import { z } from 'zod';
import { text } from './parts';

const assignment = z.object({
  id: z.string(),
  role: z.object({ id: z.string(), name: z.string() }),
  companyLocation: z.object({ id: z.string() }),
});

/** What a customer is at one company. */
export const contactProfile = z.object({
  id: z.string(),
  createdAt: z.string(),
  title: text,
  company: z.object({ id: z.string(), locationsCount: z.object({ count: z.number() }).nullable() }),
  roleAssignments: z.object({ nodes: z.array(assignment), pageInfo: z.object({ hasNextPage: z.boolean() }) }),
});

export type ContactProfile = z.infer<typeof contactProfile>;
export type RoleAssignment = z.infer<typeof assignment>;
