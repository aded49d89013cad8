import { BadJson } from '@trueup/sandbox-kit';
import { ApiFault, refused } from '../api-fault';
import type { ApiCall, ApiReply, ApiRoute } from './api-call';
import { SeveralRecords } from './upsert-record';

interface Found {
  route: ApiRoute;
  params: Record<string, string>;
}

export const VERSIONED = /^\/services\/data\/v(\d+)\.0(?=\/|$)/;

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':') && value !== '') params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return params;
}

/** A refusal as an answer; what is no refusal goes on up. */
export function faultReply(error: unknown): ApiReply {
  if (error instanceof SeveralRecords) return { status: 300, body: error.urls };
  if (error instanceof ApiFault) return error.reply();
  if (error instanceof BadJson) return refused('JSON_PARSER_ERROR', 'Unexpected character or end-of-input in the request body').reply();
  throw error;
}

/** Finds what serves a path below `/services/data/vNN.0`, for calls from outside and for parts of composite ones. */
export class ApiRouter {
  constructor(private readonly routes: readonly ApiRoute[]) {}

  find(method: string, path: string): Found | undefined {
    const version = VERSIONED.exec(path);
    if (!version || Number(version[1]) < 31 || Number(version[1]) > 67) return undefined;
    const rest = path.slice(version[0].length).replace(/\/$/, '');
    for (const route of this.routes) {
      const params = route.method === method ? paramsOf(route.pattern, rest) : undefined;
      if (params) return { route, params };
    }
    return undefined;
  }

  /** Serves a call; refusals come back as replies. */
  async dispatch(call: Omit<ApiCall, 'params'>): Promise<ApiReply> {
    try {
      const found = this.find(call.method, call.path);
      if (!found) throw new ApiFault(404, 'NOT_FOUND', 'The requested resource does not exist');
      return await found.route.handler({ ...call, params: found.params });
    } catch (error) {
      return faultReply(error);
    }
  }
}
