import type { SandboxReply, SandboxRequest, SandboxServer } from '@trueup/sandbox-kit';
import { ApiFault } from '../api-fault';
import type { Sessions } from '../auth/sessions';
import { type ApiRouter, VERSIONED } from './api-router';
import type { CallBudget } from './call-budget';

export interface ApiGate {
  sessions: Sessions;
  budget: CallBudget;
  router: ApiRouter;
  /** Called after each call, for the state to be saved. */
  served(): void;
}

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'] as const;
const VERSIONS = [
  { version: '66.0', label: "Spring '26", url: '/services/data/v66.0' },
  { version: '67.0', label: "Summer '26", url: '/services/data/v67.0' },
];

export const tokenOf = (request: SandboxRequest): string => /^(?:Bearer|OAuth) (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';

async function serve(gate: ApiGate, request: SandboxRequest): Promise<SandboxReply> {
  const actor = gate.sessions.use(tokenOf(request));
  if (!actor) return new ApiFault(401, 'INVALID_SESSION_ID', 'Session expired or invalid').reply();
  try {
    gate.budget.spend();
  } catch (error) {
    if (error instanceof ApiFault) return error.reply();
    throw error;
  }
  const { method, path, query, headers } = request;
  return gate.budget.run(() => gate.router.dispatch({ method, path, query, headers, body: () => request.json(), actor }));
}

function writes(gate: ApiGate, request: SandboxRequest): boolean {
  if (request.method === 'GET') return false;
  return gate.router.find(request.method, request.path)?.route.writes ?? true;
}

function operation(gate: ApiGate, request: SandboxRequest): string {
  const pattern = gate.router.find(request.method, request.path)?.route.pattern;
  const path = pattern === undefined ? request.path : `${VERSIONED.exec(request.path)?.[0] ?? ''}${pattern}`;
  return `${request.method} ${path.replace(':object', String(/sobjects\/([^/?]+)/.exec(request.path)?.[1]))}`;
}

/** Puts the REST API behind sign-in and the call budget; every answer says how much of the budget is used. */
export function openApi(server: SandboxServer, gate: ApiGate): void {
  server.route('GET', '/services/data', () => ({ status: 200, body: VERSIONS }));
  for (const method of METHODS) {
    server.route(
      method,
      '/services/data/*rest',
      async (request) => {
        const reply = await serve(gate, request);
        gate.served();
        return { ...reply, headers: { ...gate.budget.header(), ...reply.headers } };
      },
      { write: (request) => writes(gate, request), operation: (request) => operation(gate, request) },
    );
  }
}
