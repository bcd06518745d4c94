const LATER = '2026-11-26T18:31:07.112Z';
const webhook = {
  id: '01a2191d-c3d4-7aaa-8eee-0e4a27b0c412',
  url: 'https://pos.example/comanda',
  events: ['order.paid', 'order.cancelled'],
  description: 'the till',
  disabled: null,
  oldSecretUntil: null,
  createdAt: '2026-11-26T18:28:25.801Z',
};
const secret = 'whsec_c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0IDEyMzQ=';
const delivery = {
  id: 'msg_q3XpJ2c1mUuVh0fT8sYw5kLzR7aB9dEn',
  type: 'order.paid',
  orderId: '01a2191d-b01b-7e95-865a-0e4a27b0c412',
  state: 'waiting',
  tries: 1,
  nextTryAt: '2026-11-26T18:31:12.400Z',
  last: { at: LATER, status: 500, error: 'it answered 500', ms: 41, answer: 'oops' },
  createdAt: LATER,
};

export const WEBHOOK_EXAMPLES: Record<string, { asked?: object; answered: object }> = {
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
