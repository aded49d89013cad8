import type { EventMeta } from '@trueup/canonical-schema';
import type { FaultKind } from './coded-error';
import type { Incoming } from './incoming';

/** Something that could not be processed, with all that a redrive needs. */
export interface ParkRequest {
  /** The record it came from; topic, key, headers, bytes and meta are taken from it unless given. */
  from?: Incoming;
  /** Which service or part of it parks. */
  room: string;
  system?: string;
  customerId?: string;
  /** Slot id, where only one attribute is parked. */
  slot?: string;
  key?: string;
  topic?: string;
  payload?: Buffer;
  fault: FaultKind;
  code: string;
  /** What was wrong; ids, no personal data. */
  reason: string;
  nextStep: string;
  meta?: EventMeta;
}

/** Names parked items: of a key, on one topic or on all. */
export interface ParkedKey {
  topic?: string;
  key: string;
}
