import type { Topic } from '@trueup/canonical-schema';
import type { Admin, IResourceConfigEntry, ITopicConfig } from 'kafkajs';
import type { BusSettings } from './bus-settings';

export const recordLimit = 2 * 1024 * 1024;
/** A parked item holds a whole record and what was wrong with it. */
const parkedLimit = recordLimit + 512 * 1024;
const dayMs = 86_400_000;

/** Creates what is missing; several services may do so at once. */
export async function createTopics(admin: Admin, topics: readonly Topic[], settings: BusSettings): Promise<void> {
  const there = new Set(await admin.listTopics());
  const missing = topics.map((topic) => topicConfig(topic, settings)).filter(({ topic }) => !there.has(topic));
  if (missing.length > 0) await admin.createTopics({ topics: missing, waitForLeaders: true, timeout: 20_000 });
}

function topicConfig(topic: Topic, settings: BusSettings): ITopicConfig {
  const isParked = topic.schema === 'parked.v1';
  return {
    topic: `${settings.topicPrefix}${topic.name}`,
    numPartitions: isParked ? 1 : settings.partitions,
    configEntries: entries({
      'cleanup.policy': topic.cleanup,
      'retention.ms': String(topic.retentionDays === null ? -1 : topic.retentionDays * dayMs),
      'retention.bytes': '-1',
      'max.message.bytes': String(isParked ? parkedLimit : recordLimit),
      'message.timestamp.type': 'LogAppendTime',
    }),
  };
}

function entries(values: Record<string, string>): IResourceConfigEntry[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
