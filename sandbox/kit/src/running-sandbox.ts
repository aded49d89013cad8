import type { SandboxServer } from './sandbox-server';

export interface RunningSandbox {
  system: string;
  baseUrl: string;
  /** What the connector signs in with; `staff` holds those of a person or another integration. */
  credentials: Record<string, unknown>;
  webhookSecret?: string;
  server: SandboxServer;
  close(): Promise<void>;
}
