import type { Patch } from './patch.ts';

const NUMBERS = 'services/order/infrastructure/order-numbers.ts';

/** What somebody could have written where places in time, taxes, numbers and options are sold. */
export const SALE_BUGS: Record<string, Patch[]> = {
  'a place that is given up comes back twice': [
    {
      file: 'services/stock/domain/ledger.ts',
      find: "return this.#put({ ...found, state: wasted ? 'sold' : 'released', wasted });",
      put: `const place = found.units.find(({ itemId }) => itemId.startsWith('slot:'));
        if (place && !wasted)
          this.#book({ itemId: place.itemId, orderId, reason, availableChange: 1, units: 1, at: now });
        return this.#put({ ...found, state: wasted ? 'sold' : 'released', wasted });`,
    },
  ],
  'each line’s tax is rounded by itself': [
    {
      file: 'services/stock/domain/taxes.ts',
      find: 'shares.set(rate, spread(amount, totals));',
      put: `const whole = included ? WHOLE + rate : WHOLE;
        shares.set(rate, totals.map((total) => proportion(total, rate, whole)));`,
    },
  ],
  'a refund leaves out the price of a choice': [
    {
      file: 'services/payment/domain/sold.ts',
      find: '({ quantity, total, tax, taxRate }) => {',
      put: `({ quantity, total: all, options, tax, taxRate }) => {
        const choices = options.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
        const total = all - quantity * choices;`,
    },
  ],
  'each node counts its numbers by itself': [
    {
      file: NUMBERS,
      find: 'const { version = 0, last: before = 0 } = (await this.store.findById(day)) ?? {};',
      put: `const { version = 0 } = (await this.store.findById(day)) ?? {};
        const before = this.#blocks.get(day)?.at(-1)?.last ?? 0;`,
    },
    {
      file: 'services/order/infrastructure/order-documents.ts',
      find: "keys: ['day', 'number'], unique: true }",
      put: "keys: ['day', 'number'] }",
    },
  ],
};
