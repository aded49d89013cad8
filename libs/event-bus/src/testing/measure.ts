import { busFixture, eventually, rawEvent, topic } from './bus-fixture';

const singles = 200;
const many = 20_000;

/** Prints how long a record takes from its transaction through outbox and Kafka into a handler's commit, and how many go through in batches. */
async function measure(): Promise<void> {
  const fixture = await busFixture();
  const bus = fixture.newBus();
  await bus.start();
  await fixture.database.query('CREATE TABLE seen (id bigserial, key text, sequence int)');
  const handled = new Map<string, number>();
  let count = 0;
  await bus.subscribe({
    group: 'measure',
    handlers: [
      {
        topic,
        handle: (batch) => {
          const now = performance.now();
          for (const { key } of batch) handled.set(key, now);
          return Promise.resolve(async (tx) => {
            await tx.query('INSERT INTO seen (key) SELECT * FROM unnest($1::text[])', [batch.map(({ key }) => key)]);
            tx.afterCommit(() => (count += batch.length));
          });
        },
      },
    ],
  });
  await eventually(() => bus.health().assigned, 'an assignment');
  await publishSingly(bus, handled);
  const startedAt = performance.now();
  for (let at = 0; at < many; at += 500) {
    await bus.transaction(async (tx) => {
      for (let one = at; one < at + 500; one += 1)
        tx.publish({ topic, key: `many-${one % 2000}`, event: rawEvent(`many-${one % 2000}`, one, 800) });
    });
  }
  const written = performance.now() - startedAt;
  await eventually(() => count === singles + many, 'every record', 120_000);
  const through = performance.now() - startedAt;
  process.stdout.write(
    `${JSON.stringify({ writtenPerSecond: Math.round((many / written) * 1000), throughPerSecond: Math.round((many / through) * 1000) })}\n`,
  );
  process.stdout.write(`${JSON.stringify({ rssMiB: Math.round(process.memoryUsage().rss / 1048576) })}\n`);
  await bus.stop();
  await fixture.close();
}

async function publishSingly(
  bus: Awaited<ReturnType<typeof busFixture>>['newBus'] extends () => infer B ? B : never,
  handled: Map<string, number>,
): Promise<void> {
  const took: number[] = [];
  for (let one = 0; one < singles; one += 1) {
    const key = `single-${one}`;
    const from = performance.now();
    await bus.transaction(async (tx) => tx.publish({ topic, key, event: rawEvent(key, one) }));
    await eventually(() => handled.has(key), key);
    took.push((handled.get(key) ?? 0) - from);
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
  }
  took.sort((one, other) => one - other);
  const at = (share: number): number => Math.round((took[Math.floor(took.length * share)] ?? 0) * 10) / 10;
  process.stdout.write(`${JSON.stringify({ publishToHandlerMs: { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(0.999) } })}\n`);
}

measure().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
