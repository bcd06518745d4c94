/** The customer's bank takes a payment back, or says that it may: https://docs.stripe.com/disputes. Amounts in minor units. */
export interface Dispute {
  /** Stripe's. */
  id: string;
  /** Whose money it is: Stripe's payment intent. */
  intent: string;
  amount: number;
  /** Stripe's word, such as `fraudulent`. */
  reason: string;
  /** Stripe's word, such as `needs_response`, `under_review`, `won` or `lost`; a new one may come any day. */
  status: string;
}

/** The part of Disputes. `disputesVersion` counts the changes of `disputes`, `disputesNotified` those of which the order has heard. */
export interface DisputesState {
  disputes: readonly Dispute[];
  disputesVersion: number;
  disputesNotified: number;
}
export const NO_DISPUTES: DisputesState = { disputes: [], disputesVersion: 0, disputesNotified: 0 };

/** It is over, and the shop keeps the money. */
export const isHarmless = ({ status }: Pick<Dispute, 'status'>): boolean =>
  ['won', 'warning_closed', 'prevented'].includes(status);
