import { ACCESS_EXAMPLES } from './access-examples.ts';
import { staffExamples } from './staff-examples.ts';
import { WEBHOOK_EXAMPLES } from './webhook-examples.ts';

/** Of 43 characters, as each is. */
const SECRET = 'wM5yZ1vEo0Q3kYx8Wc7uJfT2hR9bNs4LgPaDi6OqXlE';
const line = {
  itemId: 'margherita',
  name: 'Pizza Margherita',
  options: [{ groupId: 'size', choiceId: 'large', name: 'large', price: 350, quantity: 1 }],
  note: 'well done',
  quantity: 2,
  unitPrice: 1300,
  total: 2600,
  tax: 170,
};
const amounts = {
  subtotal: 2600,
  taxes: [{ rate: 700, included: true, amount: 170 }],
  tip: 100,
  total: 2700,
  currency: 'eur',
};
const wishes = {
  items: [{ id: 'margherita', quantity: 2, options: [{ groupId: 'size', choiceId: 'large' }], note: 'well done' }],
  contact: { name: 'Ada', phone: '+49 30 1234567' },
  service: { kind: 'table', table: '7' },
  wanted: 'asap',
  tip: 100,
};
const AT = '2026-11-26T18:28:25.801Z';
const order = {
  id: '01a2191d-b01b-7e95-865a-0e4a27b0c412',
  number: null,
  customerId: 'ada',
  contact: wishes.contact,
  service: wishes.service,
  wanted: 'asap',
  readyAt: null,
  note: null,
  status: 'pending',
  lines: [line],
  ...amounts,
  paymentLink: null,
  payBefore: '2026-11-26T18:58:25.801Z',
  refunded: 0,
  refunds: [],
  timeline: [{ at: AT, status: 'pending', by: 'customer', reason: null }],
  createdAt: AT,
  updatedAt: AT,
};
const LATER = '2026-11-26T18:31:07.112Z';
const cancelled = (by: string, reason: string) => {
  const timeline = [...order.timeline, { at: LATER, status: 'cancelled', by, reason }];
  return { ...order, status: 'cancelled', timeline, updatedAt: LATER };
};
const ticket = {
  orderId: order.id,
  number: 42,
  service: order.service,
  state: 'queued',
  version: 3,
  cancelled: false,
  lines: [
    {
      name: line.name,
      quantity: 2,
      options: [{ name: 'large', quantity: 1 }],
      note: line.note,
      allergens: ['gluten', 'milk'],
      station: 'oven',
      ready: false,
    },
  ],
  note: order.note,
  wanted: null,
  readyAt: '2026-11-26T18:45:00.000Z',
  openedAt: AT,
  startAt: AT,
  startedAt: null,
  cookedAt: null,
};
const open = {
  isOpen: true,
  opensAt: null,
  closesAt: '2026-11-27T00:00:00.000Z',
  lastOrderAt: '2026-11-26T23:30:00.000Z',
  pausedUntil: null,
};
const item = {
  id: 'margherita',
  name: 'Pizza Margherita',
  description: 'Tomatoes, fior di latte, basil',
  picture: '/pictures/margherita.jpg',
  category: 'Pizza',
  price: 950,
  currency: 'eur',
  tax: 'food',
  station: 'oven',
  minutes: 8,
  allergens: ['gluten', 'milk'],
  options: [
    {
      id: 'size',
      name: 'Size',
      min: 1,
      max: 1,
      choices: [{ id: 'large', name: 'large', price: 350, soldOut: false }],
    },
  ],
  available: 40,
  soldOut: false,
};

/** What is asked and answered, by action: as a client may copy it. */
export const EXAMPLES: Record<string, { asked?: object; answered: object }> = {
  'order.create': {
    asked: wishes,
    answered: { ...order, secret: SECRET, trackingUrl: `http://localhost:3000/orders/${order.id}#${SECRET}` },
  },
  'order.quote': { asked: wishes, answered: { lines: [line], ...amounts, readyAt: '2026-11-26T18:45:00.000Z' } },
  'order.get': { answered: order },
  'order.track': { answered: order },
  'order.list': { answered: { items: [order], next: null } },
  'order.cancel': { asked: { reason: 'no time' }, answered: cancelled('customer', 'no time') },
  'order.cancelByStaff': {
    asked: { reason: 'the oven is broken' },
    answered: cancelled('staff', 'the oven is broken'),
  },
  'stock.menu': { answered: { name: 'Da Ada', open, categories: ['Pizza'], items: [item] } },
  'stock.opening': {
    answered: {
      open,
      timeZone: 'Europe/Berlin',
      day: '2026-11-26',
      contact: ['phone'],
      slotMinutes: 15,
      slots: [{ slot: '2026-11-26T19:00:00.000Z', left: 2 }],
    },
  },
  'kitchen.tickets': { answered: { items: [ticket] } },
  'kitchen.board': { answered: { items: [ticket], more: false } },
  'kitchen.putBack': { answered: ticket },
  'kitchen.acknowledge': { answered: { ...ticket, state: 'closed', cancelled: true } },
  'kitchen.start': { answered: { ...ticket, state: 'cooking', startedAt: LATER } },
  'kitchen.bump': { answered: { ...ticket, state: 'cooked', startedAt: AT, cookedAt: LATER } },
  'kitchen.recall': { answered: { ...ticket, state: 'queued' } },
  ...staffExamples(order, open),
  'kitchen.handOver': { answered: { ...ticket, state: 'closed', startedAt: AT, cookedAt: LATER } },
  ...ACCESS_EXAMPLES,
  ...WEBHOOK_EXAMPLES,
};
