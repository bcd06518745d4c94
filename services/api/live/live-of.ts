import type { Config } from '../../../platform/config/config.ts';
import { dutyOf } from '../../../platform/nodes/duty.ts';
import { reading } from '../../../platform/telemetry/readings.ts';
import type { Gateway } from '../gateway.ts';
import type { Admitted } from '../routes.ts';
import type { Answer } from './change-of.ts';
import { Live } from './live.ts';

/** The streams of a gateway: they end where its node is drained. */
export function liveOf(gateway: Gateway, { rateLimits }: Pick<Config, 'rateLimits'>): Live {
  const live = new Live({
    read: (action, params) => gateway.broker.call<Answer, object>(action, params),
    check: (request, { access, owner }, params) =>
      gateway.guard.admit(request, { access, isForOwners: owner !== undefined, params, canRenew: false }),
    clientOf: (request) => (rateLimits ? gateway.clients.clientOf(request, (request as Admitted).caller) : undefined),
  });
  dutyOf(gateway.broker).add(live);
  gateway.readings = [() => [reading('comanda.streams.open', live.open)]];
  return live;
}
