import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Context, Loggers, ServiceBroker, type ServiceSchema } from 'moleculer';
import { DomainError } from '../../kernel/domain-error.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import { CommandLog } from '../../middlewares/command-log.middleware.ts';
import { CommandMetrics } from '../../middlewares/command-metrics.middleware.ts';
import { Tracing } from '../../middlewares/tracing.middleware.ts';
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
      if (mod.toLowerCase() === 'cqrs') logged.push(`${level} ${JSON.stringify(args)}`);
    };
  }
}
const broker = new ServiceBroker({
  logger: new Noting({}),
  metrics: { enabled: true, reporter: [new Scrapes() as never] },
  middlewares: [CommandMetrics, CommandLog, Tracing],
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
