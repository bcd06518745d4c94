import type { ServiceSchema } from 'moleculer';
import type { Config } from '../../platform/config/config.ts';
import { expireOverdue, overdue } from './objects/expiry.ts';
import { type TwinService, twinParts } from './stripe-twin.deps.ts';

/** An offline Stripe for development and tests: its HTTP API, its checkout page and its webhooks. */
export default (config: Config) =>
  ({
    name: 'stripe-twin',
    created(this: TwinService) {
      this.parts = twinParts(this, config);
    },
    async started(this: TwinService) {
      await this.parts.server.listen(this.parts.port);
    },
    async stopped(this: TwinService) {
      await this.parts.server.close();
      this.parts.deliveries.close();
      this.parts.store.close();
    },
    sweeps: {
      deliveries: {
        atOnce: 64,
        due(this: TwinService, limit: number) {
          return this.parts.deliveries.due(limit);
        },
        look(this: TwinService, id: string) {
          return this.parts.deliveries.deliver(id);
        },
      },
      overdueSessions: {
        atOnce: 50,
        due(this: TwinService, limit: number) {
          return overdue(this.parts.store, limit);
        },
        look(this: TwinService, id: string) {
          return expireOverdue(this.parts.store, id);
        },
      },
      oldAnswers: {
        atOnce: 50,
        due(this: TwinService, limit: number) {
          return this.parts.idempotency.old(limit);
        },
        look(this: TwinService, id: string) {
          return this.parts.idempotency.forget(id);
        },
      },
    },
  }) as unknown as ServiceSchema;
