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

/** How far a dispute is: an inquiry may become a dispute, even after it was closed. What is not here is new to us. */
const STAGES: Readonly<Record<string, number>> = {
  warning_needs_response: 1,
  warning_under_review: 1,
  warning_closed: 2,
  needs_response: 3,
  under_review: 3,
  prevented: 4,
  won: 4,
  lost: 4,
};
/** `seen` was read before `known` was: no dispute goes back. Of a status that is new to us nobody can say. */
export const isStale = (seen: string, known: string): boolean =>
  (STAGES[seen] ?? Number.NaN) < (STAGES[known] ?? Number.NaN);

/** It is over, and the shop keeps the money. */
export const isHarmless = ({ status }: Pick<Dispute, 'status'>): boolean =>
  ['won', 'warning_closed', 'prevented'].includes(status);
