import type { ServiceBroker } from 'moleculer';
import { SECOND } from '../../../kernel/time.ts';
import { Unavailable } from '../../../kernel/unavailable.ts';
import { NewOrders, nodesWith, type TurnedAway } from '../../../platform/admission/turned-away.ts';
import { untraced } from '../../../platform/telemetry/spans.ts';
import type { OrderDeps } from '../application/ports.ts';
import type { Admission } from '../domain/admission.ts';

const EVERY = 250;
const MOST_UNSENT = 20_000;
/** Tries that another node may be waiting for: what is more than this is not told of. */
const MOST_TOLD = 10_000;

interface Parts {
  rule: Admission;
  /** How many events wait to be sent. */
  unsent(): number;
  broker: ServiceBroker;
}

/**
 * Whether this node takes new orders: by the wait for a link, by how many events are unsent, and by what payment broadcasts.
 * While orders wait it broadcasts its own share (`order.turnedAway`), and the tries that it heard of for other nodes' orders
 * (`order.tried`): which node payment tells of a link is chance.
 */
export class OrderAdmission {
  readonly #parts: Parts;
  readonly #payment: NewOrders;
  #elsewhere: string[] = [];
  #share = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    const nodes = nodesWith(parts.broker, 'payment.webhook');
    this.#payment = new NewOrders({ code: 'PAYMENT_PROVIDER_AWAY', nodes, letInAfter: Number.POSITIVE_INFINITY });
  }

  /** The port of one request. */
  readonly port: OrderDeps['admission'] = {
    assertOpen: (isDrawn) => this.#assertOpen(isDrawn),
    accepted: (orderId) => {
      this.#parts.rule.accepted(orderId, performance.now());
      this.#tellSoon();
    },
    tried: (orderId) => {
      if (this.#parts.rule.tried(orderId, performance.now()) || this.#elsewhere.length >= MOST_TOLD) return;
      this.#elsewhere.push(orderId);
      this.#tellSoon();
    },
  };

  /** What other nodes broadcast. */
  heardOfPayment(node: string, news: TurnedAway): void {
    this.#payment.heard(node, news);
  }

  heardOfTries(orderIds: readonly string[]): void {
    for (const id of orderIds) this.#parts.rule.tried(id, performance.now());
  }

  #assertOpen(isDrawn: boolean): void {
    this.#payment.draw(isDrawn);
    const { rule } = this.#parts;
    const now = performance.now();
    if (this.#isFull) {
      this.#tellSoon();
      throw new Unavailable('too many events wait to be sent', { code: 'OVERLOADED' });
    }
    if (rule.refuses(now, isDrawn)) {
      throw new Unavailable('orders wait too long for their link', {
        code: 'OVERLOADED',
        retryAfter: rule.retryAfter(now),
      });
    }
  }

  get #isFull(): boolean {
    return this.#parts.unsent() > MOST_UNSENT;
  }

  #tellSoon(): void {
    this.#timer ??= untraced(() => setTimeout(() => this.#tell(), EVERY).unref());
  }

  #tell(): void {
    const { rule, broker } = this.#parts;
    const now = performance.now();
    const share = this.#isFull ? 1 : rule.share(now);
    const retryAfter = this.#isFull ? SECOND : rule.retryAfter(now);
    if (share > 0 || this.#share > 0) this.#broadcast('order.turnedAway', { share, retryAfter } satisfies TurnedAway);
    if (this.#elsewhere.length > 0) this.#broadcast('order.tried', { orderIds: this.#elsewhere });
    this.#elsewhere = [];
    this.#share = share;
    this.#timer = undefined;
    if (share > 0 || (rule.waiting > 0 && broker.started)) this.#tellSoon();
  }

  #broadcast(event: string, news: object): void {
    this.#parts.broker.broadcast(event, news).catch((error) => this.#parts.broker.logger.debug({ err: error }, event));
  }
}
