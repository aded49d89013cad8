import type { SandboxReply } from './handler';
import type { SandboxRequest } from './sandbox-request';

/** Takes records in the sandbox's own plain shape without webhooks or events; answers one id for each, in order. */
export type Seeder = (records: readonly unknown[]) => readonly string[] | Promise<readonly string[]>;

/** A seeder refuses what it cannot take; the caller gets 400 and the message, and nothing of the request is kept. */
export class BadSeed extends Error {
  readonly code = 'SANDBOX_BAD_SEED';
}

export const SEED_LIMIT = 10_000;

/** `POST /__sandbox/seed` with `{"records": […]}`, at most 10,000 of them; answers `{"ids": […]}`. */
export async function seedReply(request: SandboxRequest, seed?: Seeder): Promise<SandboxReply> {
  if (!seed) return { status: 404, body: { error: 'This sandbox takes no seed.' } };
  const { records } = (request.json() ?? {}) as { records?: unknown };
  if (!Array.isArray(records)) return { status: 400, body: { error: 'The body must be {"records": […]}.' } };
  if (records.length > SEED_LIMIT) return { status: 400, body: { error: `At most ${SEED_LIMIT} records at a time.` } };
  try {
    return { status: 200, body: { ids: await seed(records) } };
  } catch (error) {
    if (error instanceof BadSeed) return { status: 400, body: { error: error.message } };
    throw error;
  }
}
