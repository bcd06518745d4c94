import { setTimeout as sleep } from 'node:timers/promises';
import { type Context, ServiceBroker } from 'moleculer';
import { DomainError } from '../../kernel/domain-error.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import { brokerOptions } from '../../moleculer.config.ts';

/** A node of its own process on NATS, that tests call, kill and stop; argv: the NATS address. It says `ready` once it is called. */
const nats = process.argv[2] ?? '';
const cluster = { nats, mongo: '', mysql: '', redis: '' };
const broker = new ServiceBroker({ ...(await brokerOptions({ logLevel: 'fatal', cluster })), logger: false });

let noted = 0;

broker.createService({
  name: 'peer',
  actions: {
    async echo(ctx: Context<{ ms: number }>) {
      await sleep(ctx.params.ms);
      return process.pid;
    },
    /** Answers nothing and hears nothing for so long. */
    block({ params: { ms } }: Context<{ ms: number }>) {
      for (const end = performance.now() + ms; performance.now() < end; );
    },
    /** One at a time. */
    note: {
      bulkhead: { enabled: true, concurrency: 1, maxQueueSize: 100 },
      async handler({ params: { ms } }: Context<{ ms: number }>) {
        noted++;
        await sleep(ms);
      },
    },
    noted: () => noted,
    replay: () => sleep(60_000),
    refuse() {
      throw new DomainError('STOCK_INSUFFICIENT', 'conflict', 'not enough', { left: 3 });
    },
    lack() {
      throw new Unavailable('the store is away');
    },
    strict: { params: { $$strict: true, quantity: 'number' }, handler: () => 'ok' },
  },
});
process.on('SIGTERM', async () => {
  await broker.stop();
  process.exit(0);
});
await broker.start();
process.stdout.write('ready\n');
