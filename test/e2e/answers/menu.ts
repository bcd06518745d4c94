const dish = (id: string, price: number, quantity: number, more: object = {}) => ({
  ...{ id, name: id, category: 'All', price, currency: 'eur', quantity },
  ...more,
});

/** A shop where everything can go wrong that a customer or manager can do. */
export const MENU = {
  shop: { contact: ['phone'] },
  items: [
    dish('soup', 1000, 100, {
      options: [{ id: 'size', name: 'Size', min: 0, max: 1, choices: [{ id: 'large', name: 'large', price: 400 }] }],
    }),
    dish('crumb', 10, 1000),
    dish('rare', 1000, 1),
    { id: 'flour', name: 'Flour', quantity: 5, sold: false },
  ],
};

export const ordered = (...items: [id: string, quantity: number][]) => ({
  items: items.map(([id, quantity]) => ({ id, quantity })),
  contact: { phone: '+49 30 1234567' },
});
