import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Context, Loggers, ServiceBroker, type ServiceSchema } from 'moleculer';
import { DomainError } from '../../kernel/domain-error.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import { commandLog } from '../../middlewares/command-log.middleware.ts';
import { CommandMetrics } from '../../middlewares/command-metrics.middleware.ts';
import { eventLog } from '../../middlewares/event-log.middleware.ts';
import { Tracing } from '../../middlewares/tracing.middleware.ts';
import { LogLevels } from '../../platform/log/log-levels.ts';
import { Scrapes } from '../../platform/telemetry/scrapes.ts';
import { requestId } from '../../platform/telemetry/trace.ts';

const refusal = new DomainError('SHOP_CLOSED', 'conflict', 'the shop is closed');
const failure = new Error('disk full');
const throws = (error: Error) => () => Promise.reject(error);
const actions = {
  sell: { cqrs: 'command', handler: async (ctx: Context) => ({ sold: true, id: requestId(), same: ctx.requestID }) },
  refuse: { cqrs: 'command', handler: throws(refusal) },
  fail: { cqrs: 'command', handler: throws(failure) },
  look: { cqrs: 'query', handler: async () => 'seen' },
  turnAway: { cqrs: 'command', handler: throws(new Unavailable('too many', { code: 'OVERLOADED' })) },
  wait: { cqrs: 'command', handler: throws(new Unavailable('the store is away')) },
  failLook: { cqrs: 'query', handler: throws(failure) },
  plain: { handler: throws(failure) },
  nested: { cqrs: 'command', handler: (ctx: Context) => ctx.call('shop.sell') },
};

let logged: string[] = [];
class Noting extends Loggers.Base<object> {
  override getLogHandler({ mod }: { mod: string }) {
    return (level: string, args: unknown[]) => {
      if (mod.toLowerCase() === 'cqrs.shop') logged.push(`${level} ${JSON.stringify(args)}`);
    };
  }
}
const levels = new LogLevels('debug');
const broker = new ServiceBroker({
  logger: new Noting({}),
  metrics: { enabled: true, reporter: [new Scrapes() as never] },
  middlewares: [CommandMetrics, commandLog(levels), Tracing],
});
before(() => {
  broker.createService({ name: 'shop', actions } as unknown as ServiceSchema);
  return broker.start();
});
after(() => broker.stop());
const ask = <T = unknown>(action: string, params = {}) => broker.call<T, object>(`shop.${action}`, params);
const logOf = async (action: string) => {
  logged = [];
  await ask(action, { card: '4242', customerId: 'ann', orderId: 'o1', amount: 5 }).catch(() => {});
  return logged.join('\n');
};

test('decorators change neither result nor error', async () => {
  assert.partialDeepStrictEqual(await ask<object>('sell'), { sold: true });
  assert.equal(await ask('look'), 'seen');
  await assert.rejects(ask('refuse'), (error) => error === refusal);
  await assert.rejects(ask('fail'), (error) => error === failure);
});

test('every command is logged once, by how it ended and about what, without the rest that it was given; a query only when it fails', async () => {
  assert.match(await logOf('sell'), /^info \[\{"action":"shop.sell","orderId":"o1","amount":5,"ms":[\d.]+\},"done"\]$/);
  assert.match(
    await logOf('refuse'),
    /^info \[\{"action":"shop.refuse","orderId":"o1","amount":5,"ms":[\d.]+,"refused":"SHOP_CLOSED"\},"refused"\]$/,
  );
  assert.match(await logOf('fail'), /^error \[\{"action":"shop.fail",[^\n]*"failed"\]$/);
  assert.match(await logOf('failLook'), /^error [^\n]*"failed"\]$/);
  assert.match(await logOf('look'), /^debug [^\n]*"done"\]$/);
  assert.equal(await logOf('plain'), '');
});

test('where a level is off, nothing is built to be logged; a failure is logged all the same', async (t) => {
  t.after(() => levels.set('debug'));
  levels.set('info');
  assert.equal(await logOf('look'), '');
  levels.set('warn');
  for (const action of ['sell', 'refuse', 'look']) assert.equal(await logOf(action), '', action);
  assert.match(await logOf('fail'), /^error /);
});

test('every command and query is counted and timed by how it ended', async () => {
  type Point = { labels: Record<string, string>; value?: number; count?: number };
  const read = (name: string) => {
    const points = (broker.metrics.getMetric(name)?.snapshot() ?? []) as unknown as Point[];
    return new Map(
      points.map(({ labels: l, value, count }) => [`${l.action} ${l.cqrs} ${l.result}`, value ?? count ?? 0]),
    );
  };
  const before = read('comanda.actions.total');
  for (const action of ['sell', 'sell', 'refuse', 'fail', 'look', 'plain']) await ask(action).catch(() => {});
  const after = read('comanda.actions.total');
  const added = [...after]
    .map(([key, n]) => `${key} +${n - (before.get(key) ?? 0)}`)
    .filter((line) => !line.endsWith('+0'));
  const expected = [
    'shop.fail command failed +1',
    'shop.look query done +1',
    'shop.refuse command refused +1',
    'shop.sell command done +2',
  ];
  assert.deepEqual(added.toSorted(), expected);
  assert.equal(
    read('comanda.action.duration.seconds').get('shop.sell command done'),
    after.get('shop.sell command done'),
  );
});

test('where nobody scrapes nothing is counted, and the handler itself is called', () => {
  const quiet = new ServiceBroker({ logger: false, metrics: { enabled: true, reporter: [] } });
  const handler = async () => {};
  const action = { name: 'shop.sell', cqrs: 'command' } as never;
  assert.equal(CommandMetrics.localAction?.call(quiet, handler, action), handler);
  assert.notEqual(CommandMetrics.localAction?.call(broker, handler, action), handler);
});

test('a refusal is counted by its code, a failure is not', async () => {
  const codes = () => broker.metrics.getMetric('comanda.refusals.total');
  const before = codes()?.get({ action: 'shop.refuse', code: 'SHOP_CLOSED' })?.value ?? 0;
  for (const action of ['refuse', 'fail']) await ask(action).catch(() => {});
  assert.equal(codes()?.get({ action: 'shop.refuse', code: 'SHOP_CLOSED' })?.value, before + 1);
  assert.equal(codes()?.values.size, 1);
});

test('an order that is turned away for the load is refused by that code; one that meets a store that is away has failed', async () => {
  const count = (name: string, labels: Record<string, string>) => broker.metrics.getMetric(name)?.get(labels)?.value;
  for (const action of ['turnAway', 'wait']) await ask(action).catch(() => {});
  assert.equal(count('comanda.refusals.total', { action: 'shop.turnAway', code: 'OVERLOADED' }), 1);
  assert.equal(count('comanda.actions.total', { action: 'shop.turnAway', cqrs: 'command', result: 'refused' }), 1);
  assert.equal(count('comanda.actions.total', { action: 'shop.wait', cqrs: 'command', result: 'failed' }), 1);
});

test('whatever runs for a request knows its id, through every call', async () => {
  const result = await broker.call<{ id: string; same: string }, object>('shop.nested', {}, { requestID: 'r-1' });
  assert.deepEqual([result.id, result.same, requestId()], ['r-1', 'r-1', undefined]);
});

test('every event is logged by how its consumer ended with it, whether it came late, and never what it carries', async () => {
  type Consume = (ctx: { params: object }, raw: unknown) => Promise<void>;
  type Hook = (this: ServiceBroker, next: Consume, channel: object) => Consume;
  const { localChannel } = eventLog(levels) as unknown as { localChannel: Hook };
  const lineOf = async (age: number, next: Consume) => {
    logged = [];
    const time = new Date(Date.now() - age).toISOString();
    const event = { id: 'e1', type: 'order.paid', subject: 'o1', time, data: { customerId: 'ann' } };
    await localChannel
      .call(broker, next, { group: 'shop' })({ params: event }, {})
      .catch(() => {});
    return logged.join('\n');
  };
  const about = '"event":"order.paid","consumer":"shop","orderId":"o1","eventId":"e1","ms":[\\d.]+';
  assert.match(await lineOf(0, async () => {}), new RegExp(`^info \\[\\{${about}\\},"done"\\]$`));
  assert.match(
    await lineOf(60_000, async () => {}),
    new RegExp(`^info .*${about},"lateMs":6\\d{4}\\},"done late"\\]$`),
  );
  assert.match(
    await lineOf(0, throws(failure)),
    new RegExp(`^warn .*${about},"err":.*"failed; the event comes again"`),
  );
  levels.set('error');
  assert.equal(await lineOf(0, async () => {}), '');
  levels.set('debug');
});
