import type { Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Middleware, ServiceBroker } from 'moleculer';
import { SECOND } from '../kernel/time.ts';

const CLOSE_WITHIN = 3 * SECOND;

const serverOf = (broker: ServiceBroker): Server | undefined =>
  (broker.getLocalService('api') as unknown as { server?: Server } | undefined)?.server;

/** Lets the gateway answer what it was asked before any service on this node stops, and sends keep-alive clients elsewhere meanwhile. */
export const DrainHttp: Middleware = {
  name: 'DrainHttp',
  async started(broker: ServiceBroker) {
    serverOf(broker)?.prependListener('request', (_req: unknown, res: ServerResponse) => {
      if (!broker.started) res.setHeader('Connection', 'close');
    });
  },
  async stopping(broker: ServiceBroker) {
    const server = serverOf(broker);
    if (!server?.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    await Promise.race([closed, sleep(CLOSE_WITHIN, undefined, { ref: false })]);
    server.closeAllConnections();
    await closed;
  },
};
