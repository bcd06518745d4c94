import type { Context, ServiceBroker } from 'moleculer';
import { SECOND } from '../../kernel/time.ts';
import { dutyOf } from '../../platform/nodes/duty.ts';
import type { SharedRedis } from '../../platform/redis/shared-redis.ts';

/** What an order cannot do without, by an action of each service. */
const NEEDED = ['api.probe', 'order.create', 'stock.reserve', 'payment.webhook', 'kitchen.tickets'];

/** @moleculer/channels puts its adapter there; on one machine it is always connected. */
type Broker = ServiceBroker & { channelAdapter: { connected: boolean; ping?(): Promise<void> } };
interface Check {
  ok: boolean;
  /** How long the answer took. */
  ms: number;
}

interface Readiness {
  status: 'ok' | 'unavailable';
  /** Why it cannot take orders. */
  missing: string[];
  /** Each dependency: the store of each service, written to; NATS; Redis, without which orders go on. */
  checks: Record<string, Check>;
}

/** 503 where it cannot. */
export async function ready(ctx: Context<unknown, { $statusCode?: number }>): Promise<Readiness> {
  const answer = await readiness(ctx);
  if (answer.status !== 'ok') ctx.meta.$statusCode = 503;
  return answer;
}

/** Whether this gateway can take orders. */
export async function readiness(ctx: Context): Promise<Readiness> {
  const broker = ctx.broker as Broker;
  const gone = NEEDED.filter((action) => !broker.registry.actions.isAvailable(action));
  const there = NEEDED.filter((action) => !gone.includes(action)).map(serviceOf);
  const { channelAdapter: nats, cacher } = broker;
  const { redis } = (cacher ?? {}) as { redis?: SharedRedis };
  const asked: [string, Promise<unknown>][] = there.map((service) => [`${service}.store`, writes(ctx, service)]);
  if (nats.ping) asked.push(['nats', nats.ping()]);
  if (redis) asked.push(['redis', redis.ask((client) => client.ping()).then(assertAnswer)]);
  const checks = Object.fromEntries(await Promise.all(asked.map(([name, answer]) => timed(name, answer))));
  for (const store of unable(broker, gone)) checks[store] = { ok: false, ms: 0 };
  const failed = Object.keys(checks).filter((name) => name !== 'redis' && !checks[name]?.ok);
  const missing = [...gone.filter((action) => !checks[`${serviceOf(action)}.store`]), ...failed];
  if (dutyOf(broker).isDrained) missing.push('drained');
  return { status: broker.started && missing.length === 0 ? 'ok' : 'unavailable', missing, checks };
}

const serviceOf = (action: string): string => action.replace(/\..*/, '');

/** Whether a service, on one node or another, can write to its store. */
const writes = (ctx: Context, service: string): Promise<unknown> =>
  ctx.call(`${service}.probe`, {}, { timeout: SECOND, retries: 1 });

async function timed(name: string, answer: Promise<unknown>): Promise<[string, Check]> {
  const began = performance.now();
  const ok = await answer.then(
    () => true,
    () => false,
  );
  return [name, { ok, ms: Math.round((performance.now() - began) * 10) / 10 }];
}

/** The stores of services that no node offers because none can write to them, as the nodes say. */
function unable({ registry }: ServiceBroker, gone: readonly string[]): string[] {
  const nodes = registry.nodes.toArray() as { available: boolean; metadata: { unable?: string[] } | null }[];
  const said = new Set(nodes.flatMap(({ available, metadata }) => (available ? (metadata?.unable ?? []) : [])));
  return gone.map(serviceOf).flatMap((service) => (said.has(service) ? [`${service}.store`] : []));
}

function assertAnswer(answer: unknown): void {
  if (answer === undefined) throw new Error('no answer');
}
