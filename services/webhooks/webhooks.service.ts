import { collections } from '../../mixins/collections.mixin.ts';
import { deadLetterActions } from '../../mixins/dead-letters.mixin.ts';
import type { Config } from '../../platform/config/config.ts';
import { command, on, query, type ServiceWith } from '../../platform/contract/contract.ts';
import { lookAfter, lookAfterRecords } from '../../platform/record/look-after.ts';
import { enableEndpoint, removeEndpoint, replaceSecret } from './application/change-endpoint.ts';
import { changes } from './application/changes.ts';
import { clearUpDeliveries, dueClearUp } from './application/clear-up.ts';
import { createEndpoint, MOST_ENDPOINTS } from './application/create-endpoint.ts';
import { listDeliveries } from './application/list-deliveries.ts';
import { getEndpoint, listEndpoints } from './application/list-endpoints.ts';
import { dueDeliveries, lookAfterDelivery } from './application/look-after-deliveries.ts';
import type { WebhookDeps } from './application/ports.ts';
import { recordEvent } from './application/record-event.ts';
import { replayDelivery, replayWindow } from './application/replay.ts';
import { testEndpoint } from './application/test-endpoint.ts';
import { WEBHOOK_COLLECTIONS } from './infrastructure/delivery-documents.ts';
import { webhooksContract } from './webhooks.contract.ts';
import { AT_ONCE, type Surroundings, webhooksDeps } from './webhooks.deps.ts';

export default async (config: Config, surroundings?: Partial<Surroundings>) =>
  ({
    name: 'webhooks',
    mixins: [webhooksDeps(config, surroundings), deadLetterActions, await collections(WEBHOOK_COLLECTIONS, config)],
    actions: {
      create: command(webhooksContract.create, createEndpoint),
      list: query(webhooksContract.list, listEndpoints),
      get: query(webhooksContract.get, getEndpoint),
      remove: command(webhooksContract.remove, removeEndpoint),
      enable: command(webhooksContract.enable, enableEndpoint),
      replaceSecret: command(webhooksContract.replaceSecret, replaceSecret),
      test: command(webhooksContract.test, testEndpoint),
      deliveries: query(webhooksContract.deliveries, listDeliveries),
      replayDelivery: command(webhooksContract.replayDelivery, replayDelivery),
      changes: query(webhooksContract.changes, changes),
      replayEvents: command(webhooksContract.replayEvents, replayWindow),
    },
    channels: {
      'order.created': on('order.created', recordEvent('order.created')),
      'order.paid': on('order.paid', recordEvent('order.paid')),
      'order.cooked': on('order.cooked', recordEvent('order.cooked')),
      'order.completed': on('order.completed', recordEvent('order.completed')),
      'order.cancelled': on('order.cancelled', recordEvent('order.cancelled')),
      'order.refunded': on('order.refunded', recordEvent('order.refunded')),
    },
    sweeps: {
      deliveries: lookAfterRecords(dueDeliveries, lookAfterDelivery, AT_ONCE * MOST_ENDPOINTS),
      clearUp: lookAfter(dueClearUp, clearUpDeliveries, 1),
    },
  }) satisfies ServiceWith<WebhookDeps>;
