import type { Socket } from 'node:net';
import type { Service } from 'moleculer';
import type { Config } from '../../../platform/config/config.ts';
import type { SharedRedis } from '../../../platform/redis/shared-redis.ts';
import { alerts } from '../../../platform/telemetry/alerts.ts';
import { meterOf } from '../../../platform/telemetry/meter.ts';
import { Clients } from './client.ts';
import { InFlight } from './in-flight.ts';
import { Limits } from './limits.ts';
import { undeclaredProxy } from './undeclared-proxy.ts';

/** What the gateway keeps clients from, put together: rates in memory in one process, in the Redis of their cache in a cluster. */
export function gatewayLimits(
  service: Pick<Service, 'broker' | 'logger' | 'name'>,
  { trustedProxies: proxies, rateLimits }: Pick<Config, 'trustedProxies' | 'rateLimits'>,
) {
  const { broker } = service;
  const raise = alerts(service);
  const undeclared = undeclaredProxy((message) => raise('proxy-unknown', '', message));
  const clients = new Clients({ proxies, undeclared });
  const { redis } = (broker.cacher ?? {}) as { redis?: SharedRedis };
  const meter = meterOf(broker);
  const refused = (action: string) => meter.count('comanda.refusals.total', 1, { action, code: 'RATE_LIMITED' });
  const limits = new Limits({ clients, rates: rateLimits ? { redis } : null, refused });
  const inFlight = new InFlight(rateLimits ? { clientOf: (request) => clients.addressOf(request) } : {});
  const ownerOf = (socket: Socket) => (rateLimits ? clients.ownerOf(socket) : undefined);
  return { clients, limits, inFlight, ownerOf };
}
export type GatewayLimits = ReturnType<typeof gatewayLimits>;
