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
  lines: [
    {
      name: line.name,
      quantity: 2,
      options: [{ name: 'large', quantity: 1 }],
      note: line.note,
      allergens: ['gluten', 'milk'],
      station: 'oven',
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

const webhook = {
  id: '01a2191d-c3d4-7aaa-8eee-0e4a27b0c412',
  url: 'https://pos.example/comanda',
  events: ['order.paid', 'order.cancelled'],
  description: 'the till',
  disabled: null,
  oldSecretUntil: null,
  createdAt: AT,
};
const secret = 'whsec_c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0IDEyMzQ=';
const delivery = {
  id: 'msg_q3XpJ2c1mUuVh0fT8sYw5kLzR7aB9dEn',
  type: 'order.paid',
  orderId: order.id,
  state: 'waiting',
  tries: 1,
  nextTryAt: '2026-11-26T18:31:12.400Z',
  last: { at: LATER, status: 500, error: 'it answered 500', ms: 41, answer: 'oops' },
  createdAt: LATER,
};
const { contact: _, note: _note, paymentLink: _link, ...told } = order;
const { note: _kitchens, ...toldLine } = line;
/** An order as a webhook tells of it: one that is paid. */
export const TOLD_ORDER = {
  ...told,
  number: 42,
  status: 'paid',
  lines: [toldLine],
  timeline: [...order.timeline, { at: LATER, status: 'paid', by: 'payment', reason: null }],
  updatedAt: LATER,
  version: 3,
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
  'stock.menu': { answered: { open, categories: ['Pizza'], items: [item] } },
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
  'kitchen.start': { answered: { ...ticket, state: 'cooking', startedAt: LATER } },
  'kitchen.bump': { answered: { ...ticket, state: 'cooked', startedAt: AT, cookedAt: LATER } },
  'kitchen.recall': { answered: { ...ticket, state: 'queued' } },
  'kitchen.handOver': { answered: { ...ticket, state: 'closed', startedAt: AT, cookedAt: LATER } },
  'webhooks.create': {
    asked: { url: webhook.url, events: webhook.events, description: webhook.description },
    answered: { ...webhook, secret },
  },
  'webhooks.list': { answered: { items: [webhook] } },
  'webhooks.get': { answered: webhook },
  'webhooks.remove': { answered: { id: webhook.id } },
  'webhooks.enable': { answered: webhook },
  'webhooks.replaceSecret': {
    asked: { overlapHours: 24 },
    answered: { ...webhook, oldSecretUntil: '2026-11-27T18:31:07.112Z', secret },
  },
  'webhooks.test': { answered: { ...delivery, type: 'webhook.test', orderId: null, last: null } },
  'webhooks.deliveries': { answered: { items: [delivery], next: null } },
  'webhooks.replayDelivery': { answered: { ...delivery, tries: 0, nextTryAt: LATER } },
  'webhooks.replayEvents': {
    asked: { from: '2026-11-26T18:00:00.000Z', state: 'failed' },
    answered: { replayed: 12, next: null },
  },
};
