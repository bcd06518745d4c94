import type { ServiceSchema } from 'moleculer';
import type { Config } from '../../platform/config/config.ts';
import { type TwinService, twinThread } from './stripe-twin.deps.ts';

/** An offline Stripe for development and tests: its HTTP API, its checkout page and its webhooks, in a thread of its own. */
export default (config: Config) =>
  ({
    name: 'stripe-twin',
    created(this: TwinService) {
      this.thread = twinThread(this, config);
    },
    started(this: TwinService) {
      return this.thread.open();
    },
    stopped(this: TwinService) {
      return this.thread.close();
    },
  }) as unknown as ServiceSchema;
