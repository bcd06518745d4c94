import { type Middleware, ServiceBroker } from 'moleculer';
import { betweenNodes } from '../platform/nats/between-nodes.ts';
import { ANSWER_WITHIN } from './ops-protocol.ts';

/**
 * For whoever joins a cluster to ask: it has no actions of its own, so that a node answers `$node.*` about itself. `stopDelay`:
 * milliseconds that it stays for answers on their way.
 */
export function joinCluster(nats: string, stopDelay: number, middlewares: Middleware[] = []): ServiceBroker {
  const { registry, ...options } = betweenNodes(nats);
  return new ServiceBroker({
    ...options,
    registry: { ...registry, stopDelay },
    middlewares,
    requestTimeout: ANSWER_WITHIN,
    internalServices: false,
    logger: false,
    skipProcessEventRegistration: true,
  });
}
