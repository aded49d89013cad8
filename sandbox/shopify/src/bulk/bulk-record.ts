import type { Actor } from '../graphql/context';

export type BulkStatus = 'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELING' | 'CANCELED' | 'FAILED';

/** One export: who asked, for what, and how far it is. */
export interface BulkRecord {
  id: number;
  actor: Actor;
  query: string;
  isGrouped: boolean;
  status: BulkStatus;
  errorCode: string | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
  createdAt: string;
  completedAt: string | null;
}
