/** Each place where a test lets the process die, in the order an order passes them. */
export const FAILPOINTS = [
  'stock.reserved',
  'order.created',
  'order.published',
  'payment.opened',
  'payment.session-created',
  'payment.session-stored',
  'payment.link-told',
  'webhook.stored',
  'payment.captured',
  'order.paid',
  'stock.confirmed',
  'kitchen.ticket-opened',
  'kitchen.started',
  'kitchen.start-told',
  'kitchen.cooked',
  'kitchen.cooked-told',
  'payment.refund-requested',
  'payment.refund-made',
  'payment.refund-told',
  'order.cancelled',
] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

const armed = process.env.FAILPOINT;

/** Kills this process as a power cut would, where `FAILPOINT` names this place; otherwise nothing. For tests. */
export function failpoint(name: Failpoint): void {
  if (armed === name) process.kill(process.pid, 'SIGKILL');
}
