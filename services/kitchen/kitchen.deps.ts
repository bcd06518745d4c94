import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE } from '../../kernel/time.ts';
import type { WithStore } from '../../mixins/collections.mixin.ts';
import type { DeadLetters } from '../../platform/channels/dead-letter.ts';
import { DeadLetterDocuments } from '../../platform/channels/dead-letters.ts';
import type { Config } from '../../platform/config/config.ts';
import { detachedCall, withDeps } from '../../platform/contract/deps.ts';
import { dutyOf } from '../../platform/nodes/duty.ts';
import { broadcastChanges } from '../../platform/record/broadcast-changes.ts';
import { executorOf } from '../../platform/record/executor.ts';
import type { WithRecords } from '../../platform/record/outbox-sweep.ts';
import { dueReadings } from '../../platform/record/record-readings.ts';
import type { Swept } from '../../platform/record/sweep.ts';
import { countRecords } from '../../platform/telemetry/count-records.ts';
import { meterOf } from '../../platform/telemetry/meter.ts';
import type { WithReadings } from '../../platform/telemetry/readings.ts';
import { inSpan } from '../../platform/telemetry/spans.ts';
import { storeReadings } from '../../platform/telemetry/store-readings.ts';
import { currentTrace, requestId } from '../../platform/telemetry/trace.ts';
import type { Call } from '../call.ts';
import { Cooks } from './application/cooks.ts';
import type { KitchenDeps } from './application/ports.ts';
import { Queue } from './application/queue.ts';
import { cooksOfShop, orderByBroker } from './infrastructure/other-services.ts';
import { type StoredTicket, TicketDocuments } from './infrastructure/ticket-documents.ts';
import { measurePromises, ticketReadings } from './infrastructure/ticket-metrics.ts';
import { type StoredTurn, Turns } from './infrastructure/turns.ts';

/** Where the menu does not say how long a dish takes, and people cook it. */
const LINE_MS = 10 * MINUTE;

type KitchenService = WithStore & WithRecords & WithReadings & Swept & { deadLetters: DeadLetters };

export const kitchenDeps = (config: Config) =>
  withDeps<KitchenDeps, KitchenService>((service) => {
    const { adapter, broker, logger } = service;
    const { mode, cookMs, cooks } = config.kitchen;
    const { stopping } = executorOf(broker);
    const detached: Call = detachedCall(broker, requestId);
    const warn = (fields: object, text: string) => logger.warn(fields, text);
    const counted = countRecords(service, measurePromises);
    const stored = broadcastChanges(service, 'ticket.changed', counted);
    const options = { isAlone: !config.cluster, warn, ...counted, stored };
    const store = adapter.documents<StoredTicket>('tickets');
    const meter = meterOf(broker);
    const tickets = new TicketDocuments(store, options, (seconds) =>
      meter.observe('comanda.paid-to-ticket.seconds', seconds),
    );
    service.records = tickets;
    service.deadLetters = new DeadLetterDocuments(adapter.documents('dead_letters'));
    service.readings = [ticketReadings(store), dueReadings('kitchen', store), ...storeReadings(service, adapter)];

    const fixed: Omit<KitchenDeps, 'order' | 'inBackground' | 'replayed' | 'who'> = {
      tickets,
      now: () => new Date(),
      cookMs: mode === 'simulated' ? cookMs : null,
      collectWithin: config.collectWithin,
      cooks: new Cooks(cooks, () => service.wake('cooks')),
      queue: new Queue((limit) => tickets.notCooked(limit), { otherwise: cooks, ofShop: cooksOfShop(detached) }),
      turns: new Turns(adapter.documents<StoredTurn>('turns')).port,
      lineMs: mode === 'simulated' ? cookMs : LINE_MS,
      pause: (ms) => sleep(ms, undefined, { signal: stopping }),
    };
    const inBackground: KitchenDeps['inBackground'] = (orderId, work) => {
      const cooked = inSpan({ name: 'work on a ticket' }, currentTrace(), () => work(background));
      dutyOf(broker).began(cooked);
      cooked.catch((err) => {
        if (!stopping.aborted) logger.warn({ err, orderId }, 'work on a ticket failed; the sweep tries again');
      });
    };
    const depsOf = (call: Call, replayed: () => void, who: string | null): KitchenDeps => ({
      ...fixed,
      who,
      inBackground,
      replayed,
      order: orderByBroker(call),
    });
    const background = depsOf(detached, () => {}, null);
    return depsOf;
  });
