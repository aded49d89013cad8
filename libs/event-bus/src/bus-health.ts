/** How the bus of one service is. */
export interface BusHealth {
  /** Whether every subscription holds its share of partitions and reads. */
  assigned: boolean;
  /** Records not yet handled, by group. */
  lag: Record<string, number>;
  /** Events that are committed and not yet in Kafka. */
  outbox: number;
  /** Open parked items, by system; '' for those that belong to none. */
  parked: Record<string, number>;
  /** What keeps the service from being ready. */
  problem?: string;
}
