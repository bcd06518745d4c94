import { SECOND } from '../../../kernel/time.ts';
import type { Price as MenuPrice } from '../../stock/stock.contract.ts';
import { StripeRefusal } from '../http/errors.ts';
import { newPrice } from './new-price.ts';
import type { Price } from './objects.ts';

const READ_AGAIN = 3 * SECOND;

/**
 * The prices that menu items name. At Stripe somebody would have entered them by hand; the twin asks stock, at most once in
 * three seconds, whenever it meets an id that it does not know. In memory only: a menu may change while the shop is closed.
 */
export class MenuPrices {
  readonly #read: () => Promise<{ prices: MenuPrice[] }>;
  readonly #known = new Map<string, { price: Price; name: string }>();
  #reading: Promise<void> | undefined;
  #readAgain = 0;

  constructor(read: () => Promise<{ prices: MenuPrice[] }>) {
    this.#read = read;
  }

  /** Throws a passing refusal (503) if stock cannot be asked. */
  async find(id: string): Promise<{ price: Price; name: string } | undefined> {
    if (!this.#known.has(id) && (this.#reading || Date.now() >= this.#readAgain)) {
      this.#reading ??= this.#load().finally(() => {
        this.#reading = undefined;
      });
      await this.#reading;
    }
    return this.#known.get(id);
  }

  async #load(): Promise<void> {
    const { prices } = await this.#read().catch((error: unknown) => {
      const message = `The menu's prices cannot be read now: ${error instanceof Error ? error.message : error}`;
      throw new StripeRefusal(503, { type: 'api_error', message });
    });
    this.#readAgain = Date.now() + READ_AGAIN;
    for (const { priceId, name, unitAmount, currency } of prices) {
      if (this.#known.has(priceId)) continue;
      const price = newPrice({ id: priceId, unitAmount, currency, product: `prod_${priceId}` });
      this.#known.set(priceId, { price, name });
    }
  }
}
