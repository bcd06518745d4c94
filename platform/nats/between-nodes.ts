import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { BrokerOptions } from 'moleculer';
import { SECOND } from '../../kernel/time.ts';
import { natsOptions } from './nats.ts';
import { NatsTransporter } from './nats-transporter.ts';
import { QuickDiscoverer } from './quick-discoverer.ts';
import { isNodeGone, mayAskAgain } from './remote-calls.ts';

/**
 * How nodes find and call each other. A node that stops tells the others first and goes on answering for 2 s, so that what
 * is on its way to it arrives. The breaker counts only calls that nobody answered: a refusal is an answer.
 */
export const betweenNodes = (nats: string) =>
  ({
    nodeID: `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`,
    transporter: new NatsTransporter(natsOptions(nats)),
    registry: { discoverer: new QuickDiscoverer(), stopDelay: 2 * SECOND },
    retryPolicy: { enabled: true, retries: 3, delay: 100, factor: 2, maxDelay: SECOND, check: mayAskAgain },
    circuitBreaker: {
      enabled: true,
      threshold: 0.5,
      minRequestCount: 20,
      windowTime: 10,
      halfOpenTime: 2 * SECOND,
      check: isNodeGone,
    },
    bulkhead: { enabled: true, concurrency: 512, maxQueueSize: 2048 },
  }) satisfies BrokerOptions;
