import { setTimeout as wait } from 'node:timers/promises';
import { BadJson, type Handler, type SandboxReply, type SandboxRequest, type SandboxServer } from '@trueup/sandbox-kit';
import type { Account } from '../account/account';
import type { Concurrency } from '../account/concurrency';
import type { SignIn } from '../auth/sign-in';
import { invalidContent, VendorError } from '../vendor-error';
import { Rights } from './rights';

/** What every route of an account needs. */
export interface Service {
  server: SandboxServer;
  account: Account;
  concurrency: Concurrency;
  signIn: SignIn;
  baseUrl(): string;
}

/** A call that was let in. */
export interface VendorCall {
  service: Service;
  request: SandboxRequest;
  params: Record<string, string>;
  actor: string;
  /** What this caller's role may see. */
  rights: Rights;
}

export type VendorHandler = (call: VendorCall) => SandboxReply;

const EVERYTHING = new Rights([]);

function replyTo(error: unknown): SandboxReply {
  if (error instanceof VendorError) return error.reply();
  if (error instanceof BadJson) return invalidContent('Invalid content in the request body. It is not JSON.').reply();
  throw error;
}

async function attempted(work: () => SandboxReply): Promise<SandboxReply> {
  try {
    return work();
  } catch (error) {
    return replyTo(error);
  }
}

function isAsync(request: SandboxRequest): boolean {
  return /\brespond-async\b/i.test(request.headers['prefer'] ?? '');
}

function answer(call: VendorCall, handle: VendorHandler): SandboxReply {
  if (!isAsync(call.request)) return handle(call);
  const idempotencyKey = call.request.headers['x-netsuite-idempotency-key'];
  return call.service.account.jobs.submit({ actor: call.actor, idempotencyKey, work: () => attempted(() => handle(call)) });
}

/** Signs the caller in, counts the call against the account's concurrency, takes its time, and answers errors in the vendor's form. */
export function vendorHandler(service: Service, handle: VendorHandler): Handler {
  return async (request, params) => {
    try {
      const actor = service.signIn.actor(request);
      const { faults } = service.server;
      const rights = actor === 'connector' ? new Rights(faults.withhold) : EVERYTHING;
      return await service.concurrency.during(async () => {
        await wait(service.account.config.baseLatencyMs);
        return answer({ service, request, params, actor, rights }, handle);
      });
    } catch (error) {
      return replyTo(error);
    }
  };
}
