import { EventBus } from '../event-bus';
import { connect, type Joining, passedOn, topic } from './bus-fixture';

/** A consumer in a process of its own, to be killed: writes what it handles to `seen` and passes it on as `passed`. */
async function work(): Promise<void> {
  const joining = JSON.parse(process.argv[2] ?? '{}') as Joining;
  const database = await connect(joining);
  const bus = new EventBus({ ...joining.settings, producer: 'worker' }, database);
  await bus.start();
  await bus.subscribe({
    group: 'workers',
    handlers: [
      {
        topic,
        handle: (batch) =>
          Promise.resolve(async (tx) => {
            const sequences = batch.map(({ event }) => (event && 'fetchSequence' in event ? event.fetchSequence : -1));
            await tx.query('INSERT INTO seen (key, sequence) SELECT * FROM unnest($1::text[], $2::int[])', [
              batch.map(({ key }) => key),
              sequences,
            ]);
            for (const { key, event } of batch) tx.publish({ topic: passedOn, key, event });
          }),
      },
    ],
  });
  process.stdout.write('reading\n');
}

work().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
