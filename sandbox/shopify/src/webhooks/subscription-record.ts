import type { Actor } from '../graphql/context';

export interface SubscriptionRecord {
  id: number;
  actor: Actor;
  topic: string;
  uri: string;
  name: string;
  createdAt: string;
  updatedAt: string;
}
