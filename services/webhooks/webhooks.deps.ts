import { randomUUIDv7 } from 'node:crypto';
import dns from 'node:dns/promises';
import { SECOND } from '../../kernel/time.ts';
import type { WithStore } from '../../mixins/collections.mixin.ts';
import type { DeadLetters } from '../../platform/channels/dead-letter.ts';
import { DeadLetterDocuments } from '../../platform/channels/dead-letters.ts';
import type { Choosy } from '../../platform/channels/local-channels.ts';
import type { Config } from '../../platform/config/config.ts';
import { withDeps } from '../../platform/contract/deps.ts';
import { dutyOf } from '../../platform/nodes/duty.ts';
import { executorOf } from '../../platform/record/executor.ts';
import type { WithRecords } from '../../platform/record/outbox-sweep.ts';
import type { Swept } from '../../platform/record/sweep.ts';
import { alerts } from '../../platform/telemetry/alerts.ts';
import { countRecords } from '../../platform/telemetry/count-records.ts';
import { meterOf } from '../../platform/telemetry/meter.ts';
import type { WithReadings } from '../../platform/telemetry/readings.ts';
import { inSpan } from '../../platform/telemetry/spans.ts';
import { storeReadings } from '../../platform/telemetry/store-readings.ts';
import { currentTrace } from '../../platform/telemetry/trace.ts';
import { Lanes } from './application/lanes.ts';
import { NextTurn } from './application/next-turn.ts';
import type { WebhookDeps } from './application/ports.ts';
import { PLAN } from './domain/delivery.ts';
import { WebhookUrl } from './domain/webhook-errors.ts';
import { DeliveryDocuments, type StoredDelivery } from './infrastructure/delivery-documents.ts';
import { EndpointDocuments } from './infrastructure/endpoint-documents.ts';
import { Sender } from './infrastructure/sender.ts';
import { idOf, newSecret } from './infrastructure/signature.ts';
import { webhookReadings } from './infrastructure/webhook-metrics.ts';
import { type Lookup, NotFound, WhereTo } from './infrastructure/where-to.ts';

/** What a test may give in place of the world. */
export interface Surroundings extends Pick<WebhookDeps, 'plan' | 'sentWithin' | 'slowFor'> {
  lookup: Lookup;
}
const WORLD: Surroundings = {
  plan: PLAN,
  sentWithin: 15 * SECOND,
  slowFor: 10 * SECOND,
  lookup: (name) => dns.lookup(name, { all: true }),
};
/** Messages on their way to one endpoint from this process. */
export const AT_ONCE = 16;

type WebhookService = WithStore & WithRecords & WithReadings & Swept & Choosy & { deadLetters: DeadLetters };

export const webhooksDeps = (config: Config, surroundings: Partial<Surroundings> = {}) =>
  withDeps<WebhookDeps, WebhookService>((service) => {
    const { adapter, broker, logger } = service;
    const { lookup, ...times } = { ...WORLD, ...surroundings };
    const isAlone = !config.cluster;
    const warn = (fields: object, text: string) => logger.warn(fields, text);
    const store = adapter.documents<StoredDelivery>('deliveries');
    const deliveries = new DeliveryDocuments(store, { isAlone, warn, ...countRecords(service) });
    const endpoints = new EndpointDocuments(
      adapter.documents('endpoints'),
      isAlone ? Number.POSITIVE_INFINITY : SECOND,
    );
    service.wantsEvent = (type) => endpoints.mayWant(type);
    service.records = deliveries;
    service.deadLetters = new DeadLetterDocuments(adapter.documents('dead_letters'));
    service.readings = [webhookReadings(endpoints, store), ...storeReadings(service, adapter)];

    const whereTo = new WhereTo(lookup, config.webhooksPrivate === 'allow');
    const sender = new Sender(whereTo, times.sentWithin);
    const meter = meterOf(broker);
    const tried: WebhookDeps['tried'] = (outcome) => meter.count('comanda.webhook-tries.total', 1, { outcome });
    for (const outcome of ['delivered', 'failed']) meter.count('comanda.webhook-tries.total', 0, { outcome });
    const { stopping } = executorOf(broker);
    const deps: WebhookDeps = {
      ...times,
      endpoints,
      deliveries,
      lanes: new Lanes(AT_ONCE, () => service.wake('deliveries')),
      clearUp: new NextTurn(),
      now: () => new Date(),
      who: null,
      newId: randomUUIDv7,
      idOf,
      newSecret,
      send: (message) => sender.send(message),
      assertReachable: async (url) => {
        await whereTo.of(url).catch((error) => {
          throw error instanceof NotFound ? new WebhookUrl('an address whose name can be looked up') : error;
        });
      },
      tried,
      alert: alerts(service),
      inBackground(deliveryId, work) {
        const sent = inSpan({ name: 'send a webhook' }, currentTrace(), () => work(deps));
        dutyOf(broker).began(sent);
        sent.catch((err) => {
          if (!stopping.aborted) logger.warn({ err, deliveryId }, 'a delivery failed; the sweep tries again');
        });
      },
    };
    return (_call, _replayed, who) => ({ ...deps, who });
  });
