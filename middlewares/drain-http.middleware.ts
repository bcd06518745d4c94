import type { Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Middleware, ServiceBroker } from 'moleculer';
import { SECOND } from '../kernel/time.ts';

const CLOSE_WITHIN = 3 * SECOND;

/** The gateway: its server, and the streams that it keeps open. */
type Serving = { server?: Server; live?: { pause(): Promise<void> } };
const gatewayOf = (broker: ServiceBroker) => broker.getLocalService('api') as unknown as Serving | undefined;

/** Lets the gateway answer what it was asked before any service on this node stops, and sends keep-alive clients elsewhere meanwhile. */
export const DrainHttp: Middleware = {
  name: 'DrainHttp',
  async started(broker: ServiceBroker) {
    gatewayOf(broker)?.server?.prependListener('request', (_req: unknown, res: ServerResponse) => {
      if (!broker.started) res.setHeader('Connection', 'close');
    });
  },
  async stopping(broker: ServiceBroker) {
    const { server, live } = gatewayOf(broker) ?? {};
    if (!server?.listening) return;
    await live?.pause();
    const closed = new Promise((resolve) => server.close(resolve));
    await Promise.race([closed, sleep(CLOSE_WITHIN, undefined, { ref: false })]);
    server.closeAllConnections();
    await closed;
  },
};
