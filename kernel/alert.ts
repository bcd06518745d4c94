/** What a person should look at, by kind: the counter's label. */
export const ALERTS = [
  'late-money',
  'double-money',
  'wrong-money',
  'refund-failed',
  'dispute',
  'never-payable',
  'not-closed',
  'session-missing',
  'notice-given-up',
  'order-late',
  'not-reconciled',
  'stripe-key',
  'proxy-unknown',
  'webhook-disabled',
] as const;
export type Alert = (typeof ALERTS)[number];
