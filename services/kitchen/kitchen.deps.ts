import { setTimeout as sleep } from 'node:timers/promises';
import type { WithStore } from '../../mixins/collections.mixin.ts';
import { DeadLetterDocuments } from '../../platform/channels/dead-letters.ts';
import type { Config } from '../../platform/config/config.ts';
import { withDeps } from '../../platform/contract/deps.ts';
import type { Swept } from '../../platform/record/sweep.ts';
import type { KitchenDeps } from './application/ports.ts';
import { orderByBroker } from './infrastructure/order-by-broker.ts';
import { type StoredTicket, TicketDocuments } from './infrastructure/ticket-documents.ts';

export const kitchenDeps = (config: Config) =>
  withDeps<KitchenDeps, WithStore & Pick<Swept, 'wake'>>((service) => {
    const { adapter } = service;
    service.deadLetters = new DeadLetterDocuments(adapter.documents('dead_letters'));
    const { mode, cookMs } = config.kitchen;

    const fixed: Omit<KitchenDeps, 'order'> = {
      tickets: new TicketDocuments(adapter.documents<StoredTicket>('tickets')),
      now: () => new Date(),
      cookMs: mode === 'simulated' ? cookMs : null,
      collectWithin: config.collectWithin,
      pause: (ms, stopping) => sleep(ms, undefined, { signal: stopping }),
      wakeCooks: () => service.wake('cooks'),
    };
    return (call) => ({ ...fixed, order: orderByBroker(call) });
  });
