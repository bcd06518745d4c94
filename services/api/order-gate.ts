import type { ServiceBroker } from 'moleculer';
import type { IncomingRequest } from 'moleculer-web';
import { SECOND } from '../../kernel/time.ts';
import { turnedAwayCode } from '../../kernel/unavailable.ts';
import { NewOrders, nodesWith, type TurnedAway } from '../../platform/admission/turned-away.ts';
import { type Meter, meterOf } from '../../platform/telemetry/meter.ts';

/**
 * Refuses new orders before their body is read, by what order and payment broadcast: under overload what is refused must cost
 * next to nothing. A request with an Idempotency-Key may be a repeat; only order knows, so it is let through.
 */
export class OrderGate {
  readonly #order: NewOrders;
  readonly #payment: NewOrders;
  readonly #meter: Meter;

  constructor(broker: ServiceBroker) {
    const nodes = (action: string) => nodesWith(broker, action);
    this.#meter = meterOf(broker);
    this.#order = new NewOrders({ code: 'OVERLOADED', nodes: nodes('order.create'), letInAfter: SECOND });
    this.#payment = new NewOrders({
      code: 'PAYMENT_PROVIDER_AWAY',
      nodes: nodes('payment.webhook'),
      letInAfter: Number.POSITIVE_INFINITY,
    });
  }

  heard(service: 'order' | 'payment', node: string, news: TurnedAway): void {
    (service === 'order' ? this.#order : this.#payment).heard(node, news);
  }

  /** Throws Unavailable (OVERLOADED, PAYMENT_PROVIDER_AWAY). */
  assertOpen({ method, headers }: Pick<IncomingRequest, 'method' | 'headers'>, action: string | undefined): void {
    if (action !== 'order.create' || method !== 'POST' || headers['idempotency-key'] !== undefined) return;
    try {
      this.#payment.draw();
      this.#order.draw();
    } catch (error) {
      const code = turnedAwayCode(error);
      if (code) this.#meter.count('comanda.refusals.total', 1, { action, code });
      throw error;
    }
  }
}
