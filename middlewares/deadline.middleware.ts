import type { Context, Middleware, ServiceBroker } from 'moleculer';
import { MINUTE } from '../kernel/time.ts';
import { Unavailable } from '../kernel/unavailable.ts';

/** The header of a call between nodes: when its caller sent it, in milliseconds since 1970 by the caller's clock. */
const SENT = 'sent-at';

/**
 * How long the calls of one other node were on their way. The clocks of two nodes differ by an unknown time, so it is counted
 * from the quickest call of the last one to two minutes; the first call of all counts as quick.
 */
class Lag {
  #least = Number.POSITIVE_INFINITY;
  #leastBefore = Number.POSITIVE_INFINITY;
  #began = Date.now();

  since(sent: number): number {
    const now = Date.now();
    if (Math.abs(now - this.#began) > MINUTE) {
      this.#leastBefore = this.#least;
      this.#least = Number.POSITIVE_INFINITY;
      this.#began = now;
    }
    this.#least = Math.min(this.#least, now - sent);
    return now - sent - Math.min(this.#least, this.#leastBefore);
  }
}

const lags = new WeakMap<object, Lag>();

function lagOf(broker: ServiceBroker, nodeID: string): Lag | undefined {
  const node = broker.registry.nodes.get(nodeID);
  if (!node || node.local) return undefined;
  const lag = lags.get(node) ?? new Lag();
  lags.set(node, lag);
  return lag;
}

/** Milliseconds since the call was made: on its way, and in this node's queue for the action. */
function age({ broker, nodeID, headers, startHrTime }: Context): number {
  const sent = Number(headers[SENT]);
  const onItsWay = (sent && nodeID && lagOf(broker, nodeID)?.since(sent)) || 0;
  const [seconds, nanoseconds] = startHrTime ? process.hrtime(startHrTime) : [0, 0];
  return Math.max(onItsWay, seconds * 1000 + nanoseconds / 1e6);
}

/**
 * Begins no call whose caller has given up: it waited in the queue of its action, in a node that was blocked, or in NATS. Such
 * a call throws Unavailable, and nothing was done. For a cluster only: on one machine a call begins at once.
 */
export const Deadline: Middleware = {
  name: 'Deadline',
  remoteAction(next) {
    return function (this: ThisParameterType<typeof next>, ctx) {
      ctx.headers = { ...ctx.headers, [SENT]: Date.now() };
      return next.call(this, ctx);
    };
  },
  localAction(next) {
    return function (this: ThisParameterType<typeof next>, ctx) {
      const { timeout } = ctx.options;
      const isOver = timeout && age(ctx) >= timeout;
      return isOver ? Promise.reject(new Unavailable('its caller has given up already')) : next.call(this, ctx);
    };
  },
};
