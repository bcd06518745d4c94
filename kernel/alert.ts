/** What a person should look at, by kind: the counter's label. */
export type Alert =
  | 'late-money'
  | 'double-money'
  | 'wrong-money'
  | 'refund-failed'
  | 'never-payable'
  | 'not-closed'
  | 'session-missing'
  | 'notice-given-up'
  | 'order-late'
  | 'not-reconciled'
  | 'stripe-key';
