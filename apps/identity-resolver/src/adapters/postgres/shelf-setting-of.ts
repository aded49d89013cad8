import { TOPICS, type CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { EventBus } from '@trueup/event-bus';
import type { ServiceConfig } from '@trueup/service-kit';
import { keyHashFor } from './key-hash';
import type { SnapshotForm } from './customer-rows';
import type { ShelfSetting } from './postgres-shelf';

const JSON_BEGINS = '{'.charCodeAt(0);

/** The store's setting in a running service. A snapshot is kept as the bytes that were published. */
export function shelfSettingOf({ cell, env }: ServiceConfig, bus: EventBus): ShelfSetting {
  return { cell, hash: keyHashFor(cell, env['TRUEUP_MATCH_KEY']), snapshots: publishedForm(bus) };
}

function publishedForm(bus: EventBus): SnapshotForm {
  return {
    toBytes: (snapshot) => bus.bytesOf<'customer/golden-changed.v1'>(TOPICS.goldenChanged, snapshot),
    fromBytes: async (bytes) => {
      // Older rows hold JSON.
      if (bytes[0] === JSON_BEGINS) return JSON.parse(bytes.toString()) as CustomerGoldenChanged;
      return (await bus.eventOf(TOPICS.goldenChanged, bytes)) as CustomerGoldenChanged;
    },
  };
}
