import type { Call } from '../../call.ts';
import type { Orders } from '../application/ports.ts';

export class OrdersByBroker implements Orders {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  settlement(orderId: string) {
    return this.#call('order.settlement', { orderId });
  }
}
