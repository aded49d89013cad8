import type { Handler } from './handler';
import type { SandboxRequest } from './sandbox-request';

export interface RouteOptions {
  /** What the journal calls the call; default "METHOD /pattern". */
  operation?(request: SandboxRequest): string;
  /** Default: every method but GET, HEAD and OPTIONS writes. */
  write?(request: SandboxRequest): boolean;
  /** What the journal keeps of a call; default both bodies. */
  keep?(request: SandboxRequest, body: unknown): { request?: unknown; response?: unknown };
}

export interface Route extends RouteOptions {
  method: string;
  pattern: string;
  handler: Handler;
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith('*')) {
      params[part.slice(1)] = given.slice(index).map(decodeURIComponent).join('/');
      return params;
    }
    const value = given[index];
    if (value === undefined) return undefined;
    if (part.startsWith(':') && value !== '') params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return wanted.length === given.length ? params : undefined;
}

/** Routes in the order they were added; `:name` takes one segment, `*name` at the end takes the rest. */
export class RouteTable {
  private readonly routes: Route[] = [];

  add(route: Route): void {
    this.routes.push(route);
  }

  find(request: SandboxRequest): Match | undefined {
    for (const route of this.routes) {
      if (route.method !== request.method) continue;
      const params = paramsOf(route.pattern, request.path);
      if (params) return { route, params };
    }
    return undefined;
  }
}
