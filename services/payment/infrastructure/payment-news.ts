import type { ServiceBroker } from 'moleculer';
import { SECOND } from '../../../kernel/time.ts';
import type { TurnedAway } from '../../../platform/admission/turned-away.ts';
import { untraced } from '../../../platform/telemetry/spans.ts';

const EVERY = 250;
const MOST_TOLD = 10_000;

/**
 * What payment broadcasts to those who take orders: that Stripe is away, so that they take no more (`payment.turnedAway`), and
 * which orders got no Session at their first try, so that they do not count as waiting for it (`order.tried`).
 */
export class PaymentNews {
  readonly #broker: ServiceBroker;
  #failed: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(broker: ServiceBroker) {
    this.#broker = broker;
  }

  /** Counts for three seconds. */
  away(): void {
    this.#broadcast('payment.turnedAway', { share: 1, retryAfter: SECOND } satisfies TurnedAway);
  }

  back(): void {
    this.#broadcast('payment.turnedAway', { share: 0, retryAfter: SECOND } satisfies TurnedAway);
  }

  failed(orderId: string): void {
    if (this.#failed.length < MOST_TOLD) this.#failed.push(orderId);
    this.#timer ??= untraced(() => setTimeout(() => this.#tell(), EVERY).unref());
  }

  #tell(): void {
    this.#broadcast('order.tried', { orderIds: this.#failed });
    this.#failed = [];
    this.#timer = undefined;
  }

  #broadcast(event: string, news: object): void {
    this.#broker.broadcast(event, news).catch((error) => this.#broker.logger.debug({ err: error }, event));
  }
}
