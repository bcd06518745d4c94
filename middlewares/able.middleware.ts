import { setTimeout as sleep } from 'node:timers/promises';
import type { Middleware, Service, ServiceBroker } from 'moleculer';
import { SECOND } from '../kernel/time.ts';
import { dutyOf } from '../platform/nodes/duty.ts';
import { untraced } from '../platform/telemetry/spans.ts';

/** Clients of a gateway are not sent elsewhere by the cluster, and ask this very one how it is. */
const GATEWAY = 'api';

/** A service that has a store. */
type Stored = Service & { probe(): Promise<void> };

/** A store that answers later than this counts as one that cannot be written; long, as nodes that are busy must stay in work. */
const ANSWERS_WITHIN = 5 * SECOND;

/** A trouble that is over by then takes nobody out of work. No shorter: a probe's answer may be a second old. */
const PASSES_WITHIN = 1.1 * SECOND;

const hasStore = (service: Service | null): service is Stored =>
  typeof (service as Partial<Stored> | null)?.probe === 'function' && service?.name !== GATEWAY;
/** Not what refuses new orders because of the load, which has a code of its own. */
const isAway = (error: unknown): boolean => (error as { code?: string } | undefined)?.code === 'UNAVAILABLE';

/**
 * Takes a service out of work on this node as long as its store cannot be written from here, so that others do what they can.
 * Only a call that failed makes it look: a healthy node costs nothing. For a cluster: on one machine there are no others.
 */
export function able(): Middleware {
  const watched = new Set<Service>();
  let stopped = false;
  const watch = async (service: Stored, broker: ServiceBroker) => {
    if (watched.has(service)) return;
    watched.add(service);
    try {
      await sleep(PASSES_WITHIN, undefined, { ref: false });
      if (stopped || (await canWrite(service))) return;
      service.logger.error(
        { service: service.name },
        'the store cannot be written: this node does not offer the service',
      );
      dutyOf(broker).setAble(service.name, false);
      while (!stopped && !(await canWrite(service))) await sleep(SECOND, undefined, { ref: false });
      dutyOf(broker).setAble(service.name, true);
      service.logger.warn({ service: service.name }, 'the store can be written: the service is offered again');
    } finally {
      watched.delete(service);
    }
  };
  return {
    name: 'Able',
    localAction(next) {
      const broker = this;
      return function (this: ThisParameterType<typeof next>, ctx) {
        const result = next.call(this, ctx);
        result.catch((error: unknown) => {
          const { service } = ctx;
          if (isAway(error) && hasStore(service)) void untraced(() => watch(service, broker));
        });
        return result;
      };
    },
    async stopping() {
      stopped = true;
    },
  };
}

const canWrite = (service: Stored): Promise<boolean> =>
  Promise.race([
    service.probe().then(
      () => true,
      () => false,
    ),
    sleep(ANSWERS_WITHIN, false, { ref: false }),
  ]);
