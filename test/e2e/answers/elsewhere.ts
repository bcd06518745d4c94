/** What a healthy shop of one process cannot be brought to answer, in general or of one operation: why, and whose test does it. */
export const ELSEWHERE: Record<string, [why: string, test: string]> = {
  INTERNAL: ['something has to be broken', 'service/problem'],
  UNAVAILABLE: ['a part has to be away', 'service/problem'],
  RATE_LIMITED: ['it takes thousands of requests', 'service/rate-limit'],
  BODY_TOO_SLOW: ['it takes ten seconds', 'service/gateway-server'],
  OVERLOADED: ['payment has to be too slow', 'service/admission'],
  PAYMENT_PROVIDER_AWAY: ['Stripe has to be away', 'service/admission'],
  RECONCILE_RUNNING: ['it takes a second node', 'domain/reconcile'],
  RECONCILE_TOO_MUCH: ['it takes 100,000 orders', 'domain/reconcile'],
  'orderCreate ORDER_CANCELLED': ['a process has to die before it stores the order', 'service/order'],
  'orderCloseDay 200': ['what is closed has to be a minute old', 'service/day'],
  'stockRestore ITEM_CURRENCY': ['the menu has to be seeded again', 'domain/stock-options'],
  'stockRestore ITEM_TAX': ['the menu has to be seeded again', 'domain/stock-options'],
  'apiReplay DEAD_LETTER_DROPPED': ['an event has to fail for good', 'service/dead-letters'],
  'apiReady 503': ['a node has to be drained', 'e2e/prompt-commands'],
};
