const dish = (id: string, more: object = {}) => {
  return { id, name: id, category: 'Mains', price: 900, currency: 'eur', quantity: 1_000_000, tax: 'food', ...more };
};
const choice = (id: string, price: number) => ({ id, name: id, price });

/** Options, two taxes and places in time; one dish is soon sold out. */
export const MENU = {
  shop: { timeZone: 'Europe/Berlin', slotMinutes: 15, slotOrders: 10_000 },
  taxes: { included: false, rates: { food: { pickup: 700, table: 1900 }, drink: 1900 } },
  items: [
    dish('pizza', {
      options: [
        { id: 'size', name: 'Size', min: 0, max: 1, choices: [choice('large', 300), choice('small', -100)] },
        { id: 'extra', name: 'Extra', min: 0, max: 5, choices: [choice('cheese', 100), choice('olives', 50)] },
      ],
    }),
    dish('soup'),
    dish('wine', { tax: 'drink' }),
    dish('last-one', { quantity: 20 }),
  ],
};
