import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Context, ServiceBroker, type ServiceSchema } from 'moleculer';
import type { CloudEvent, EventType } from '../../kernel/events.ts';
import type { WithDatabase } from '../../mixins/sql.mixin.ts';
import { brokerOptions } from '../../moleculer.config.ts';
import type { ListedLetter } from '../../platform/channels/dead-letters.contract.ts';
import { LogLevels } from '../../platform/log/log-levels.ts';
import { logger } from '../../platform/log/logger.ts';
import { newTrace, traceId, traceIdOf } from '../../platform/telemetry/trace.ts';
import type { StockTables } from '../../services/stock/infrastructure/tables.ts';
import { Customers } from '../support/customers.ts';
import { eventually } from '../support/eventually.ts';
import { nodes } from '../support/nodes.ts';
import { standIn } from '../support/stand-ins.ts';

type Line = { trace_id?: string; requestId?: string; orderId?: string; subject?: string; action?: string; msg: string };

const TYPES: EventType[] = ['order.created', 'payment.received', 'order.paid'];

const { config } = await nodes();
const lines: Line[] = [];
/** The trace of each try of the consumer that gives up. */
const tried: (string | undefined)[] = [];
const events: { type: EventType; traceparent: unknown }[] = [];
const broker = await shop();
after(() => broker.stop());
const customers = new Customers(`http://localhost:${config.port}`);

/** Everything on one machine, with a consumer that gives up each paid order, and what is logged. */
async function shop(): Promise<ServiceBroker> {
  const log = logger(new LogLevels('debug'), { write: (line) => void lines.push(JSON.parse(line)) });
  const broker = new ServiceBroker({ ...(await brokerOptions({ logLevel: 'debug' })), logger: log });
  for (const name of ['api', 'stock', 'order', 'payment', 'kitchen', 'stripe-twin'])
    broker.createService(await (await import(`../../services/${name}/${name}.service.ts`)).default(config));
  const givesUp = async () => {
    tried.push(traceId());
    throw new Error('it can never be done');
  };
  broker.createService(await standIn('spoilt', { 'order.paid': givesUp }));
  const channels = Object.fromEntries(TYPES.map((type) => [type, note]));
  broker.createService({ name: 'witness', channels } as ServiceSchema);
  await broker.start();
  return broker;
}

async function note({ params, headers }: Context<CloudEvent>): Promise<void> {
  events.push({ type: params.type, traceparent: (headers as { traceparent?: string }).traceparent });
}

test('one order has one trace, from the request to the plate: in its records, its events, the log and the dead letters', async () => {
  const traceparent = newTrace();
  const items = [{ id: 'margherita', quantity: 1 }];
  const headers = { traceparent, 'x-request-id': 'the-client-calls-it-so' };
  const placed = await customers.send<{ id: string; customerId: string }>(
    'POST',
    '/api/customer/ann/orders',
    { items },
    headers,
  );
  assert.equal(placed.status, 201);
  const { id } = placed.body;
  await customers.pay(placed.body);
  await customers.waitForStatus(placed.body, ['cooked']);
  const [letter] = await eventually(async () => {
    const letters = await broker.call<ListedLetter[], object>('spoilt.deadLetters', {});
    return letters.length > 0 && letters;
  });

  const ours = traceIdOf(traceparent);
  assert.equal(letter?.trace_id, ours);
  assert.equal((await broker.call<{ trace_id: string }, object>('order.find', { orderId: id })).trace_id, ours);
  assert.equal(JSON.stringify((await customers.get(placed.body)) satisfies object).includes(ours), false);
  const { db } = broker.getLocalService('stock') as unknown as WithDatabase<StockTables>;
  const { trace } = await db.selectFrom('reservations').select('trace').executeTakeFirstOrThrow();
  assert.deepEqual([trace, ...(await stored(id))], Array(8).fill(traceparent), 'records, and events to be sent');
  assert.deepEqual(
    events.toSorted((a, b) => (a.type < b.type ? -1 : 1)),
    ['order.created', 'order.paid', 'payment.received'].map((type) => ({ type, traceparent })),
  );

  const about = lines.filter(({ orderId, subject }) => orderId === id || subject === id);
  const commands = about.flatMap(({ action }) => action ?? []);
  for (const name of ['stock.reserve', 'order.create', 'order.awaitPayment', 'order.startCooking', 'order.markCooked'])
    assert.ok(commands.includes(name), `${name} is not in ${commands}`);
  assert.ok(about.some(({ msg }) => msg.startsWith('an event was given up')));
  const asked = about.filter(({ action }) => action !== 'order.find' && action !== 'order.get');
  assert.deepEqual([...new Set(asked.map(({ trace_id }) => trace_id))], [ours]);
  const created = about.find(({ action }) => action === 'order.create');
  assert.equal(created?.requestId, 'the-client-calls-it-so');
});

test('a replay goes on in the trace of the event, and so does the letter that it leaves again', async () => {
  const [before] = await broker.call<ListedLetter[], object>('spoilt.deadLetters', {});
  const replayed = await broker.call<{ failed: unknown[] }, object>('spoilt.replay', { all: true });
  assert.equal(replayed.failed.length, 1);
  const [letter] = await broker.call<ListedLetter[], object>('spoilt.deadLetters', {});
  assert.deepEqual([letter?.count, letter?.trace_id], [2, before?.trace_id]);
  assert.deepEqual([tried.length, ...new Set(tried)], [7, before?.trace_id], 'the first, five retries and the replay');
});

/** The traces of the order's records, and of the events in their outboxes. */
async function stored(id: string): Promise<unknown[]> {
  const found = ['order', 'payment', 'kitchen'].map(async (service) => {
    const { records } = broker.getLocalService(service) as unknown as {
      records: { store: { findById(id: string): Promise<{ trace?: string; outbox: { trace?: string }[] }> } };
    };
    const { trace, outbox } = await records.store.findById(id);
    return [trace, ...outbox.map((entry) => entry.trace)];
  });
  return (await Promise.all(found)).flat();
}

test('without a traceparent, or with one that is none, a request begins a trace, and its problem names it', async () => {
  const seen = new Set<string>();
  for (const headers of [{}, { traceparent: 'rubbish' }, { traceparent: '00-0-0-01' }]) {
    const body = { items: [{ id: 'no-such-dish', quantity: 1 }] };
    const { body: problem } = await customers.send<{ trace_id: string }>(
      'POST',
      '/api/customer/bob/orders',
      body,
      headers,
    );
    assert.match(problem.trace_id, /^[0-9a-f]{32}$/);
    assert.ok(lines.some(({ trace_id, action }) => trace_id === problem.trace_id && action === 'order.create'));
    seen.add(problem.trace_id);
  }
  assert.equal(seen.size, 3);
});

test("a problem of a request with a traceparent names the client's trace, whatever it calls its request", async () => {
  const traceparent = newTrace();
  const headers = { traceparent, 'x-request-id': 'r-1' };
  const { body } = await customers.send<{ trace_id: string }>('GET', '/api/nowhere', undefined, headers);
  assert.equal(body.trace_id, traceIdOf(traceparent));
});
