import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Context, Loggers, ServiceBroker, type ServiceSchema } from 'moleculer';
import { DomainError } from '../../kernel/domain-error.ts';
import { CommandLog } from '../../middlewares/command-log.middleware.ts';
import { CommandMetrics } from '../../middlewares/command-metrics.middleware.ts';
import { Tracing } from '../../middlewares/tracing.middleware.ts';
import { requestId } from '../../platform/telemetry/trace.ts';

const refusal = new DomainError('SHOP_CLOSED', 'conflict', 'the shop is closed');
const failure = new Error('disk full');
const throws = (error: Error) => () => Promise.reject(error);
const actions = {
  sell: { cqrs: 'command', handler: async (ctx: Context) => ({ sold: true, id: requestId(), same: ctx.requestID }) },
  refuse: { cqrs: 'command', handler: throws(refusal) },
  fail: { cqrs: 'command', handler: throws(failure) },
  look: { cqrs: 'query', handler: async () => 'seen' },
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
  metrics: { enabled: true, reporter: [] },
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
      points.map(({ labels: l, value, count }) => [`${l.action} ${l.cqrs} ${l.outcome}`, value ?? count ?? 0]),
    );
  };
  const before = read('comanda.action.total');
  for (const action of ['sell', 'sell', 'refuse', 'fail', 'look', 'plain']) await ask(action).catch(() => {});
  const after = read('comanda.action.total');
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
  assert.equal(read('comanda.action.time').get('shop.sell command done'), after.get('shop.sell command done'));
});

test('whatever runs for a request knows its id, through every call', async () => {
  const result = await broker.call<{ id: string; same: string }, object>('shop.nested', {}, { requestID: 'r-1' });
  assert.deepEqual([result.id, result.same, requestId()], ['r-1', 'r-1', undefined]);
});
