import type { RunFile } from '../stack/run-file';

/** The variables by which `trueup` finds this running cell, on top of the process's own. */
export function trueupEnvironment({ consoleApi, gateway, resolver, connectors, apiKey }: RunFile): NodeJS.ProcessEnv {
  return {
    ...process.env,
    TRUEUP_CONSOLE_URL: consoleApi,
    TRUEUP_GATEWAY_URL: gateway,
    TRUEUP_RESOLVER_URL: resolver,
    TRUEUP_CONNECTOR_URLS: connectors.join(','),
    TRUEUP_API_KEY: apiKey,
  };
}
