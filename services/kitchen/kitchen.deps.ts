import { setTimeout as sleep } from 'node:timers/promises';
import type { WithStore } from '../../mixins/collections.mixin.ts';
import type { DeadLetters } from '../../platform/channels/dead-letter.ts';
import { DeadLetterDocuments } from '../../platform/channels/dead-letters.ts';
import type { Config } from '../../platform/config/config.ts';
import { detachedCall, withDeps } from '../../platform/contract/deps.ts';
import { executorOf } from '../../platform/record/executor.ts';
import type { WithRecords } from '../../platform/record/outbox-sweep.ts';
import type { Swept } from '../../platform/record/sweep.ts';
import { inSpan } from '../../platform/telemetry/spans.ts';
import { currentTrace, requestId } from '../../platform/telemetry/trace.ts';
import type { Call } from '../call.ts';
import { Cooks } from './application/cooks.ts';
import type { KitchenDeps } from './application/ports.ts';
import { orderByBroker } from './infrastructure/other-services.ts';
import { type StoredTicket, TicketDocuments } from './infrastructure/ticket-documents.ts';

type KitchenService = WithStore & WithRecords & Swept & { deadLetters: DeadLetters };

export const kitchenDeps = (config: Config) =>
  withDeps<KitchenDeps, KitchenService>((service) => {
    const { adapter, broker, logger } = service;
    const { mode, cookMs, cooks } = config.kitchen;
    const { stopping } = executorOf(broker);
    const options = { isAlone: !config.cluster, warn: (fields: object, text: string) => logger.warn(fields, text) };
    const tickets = new TicketDocuments(adapter.documents<StoredTicket>('tickets'), options);
    service.records = tickets;
    service.deadLetters = new DeadLetterDocuments(adapter.documents('dead_letters'));

    const fixed: Omit<KitchenDeps, 'order' | 'inBackground'> = {
      tickets,
      now: () => new Date(),
      cookMs: mode === 'simulated' ? cookMs : null,
      collectWithin: config.collectWithin,
      cooks: new Cooks(cooks, () => service.wake('cooks')),
      pause: (ms) => sleep(ms, undefined, { signal: stopping }),
    };
    const inBackground: KitchenDeps['inBackground'] = (orderId, work) => {
      const cooked = inSpan({ name: 'work on a ticket' }, currentTrace(), () => work(background));
      cooked.catch((err) => {
        if (!stopping.aborted) logger.warn({ err, orderId }, 'a ticket is not settled yet; the sweep will look again');
      });
    };
    const depsOf = (call: Call): KitchenDeps => ({ ...fixed, inBackground, order: orderByBroker(call) });
    const background = depsOf(detachedCall(broker, requestId));
    return depsOf;
  });
