export type OrderStatus =
  | 'pending'
  | 'waiting_for_payment'
  | 'paid'
  | 'preparing'
  | 'cooked'
  | 'completed'
  | 'cancelled';
export type CancelledBy = 'customer' | 'staff' | 'payment' | 'sweep';

/** What an order's events tell of. Most are moves; money can go back several times, and a meal can be cooked again. */
export type OrderFact = 'created' | 'paid' | 'cooked' | 'completed' | 'cancelled' | 'refunded';

/** Every legal move on one screen; what is absent is refused. */
export const NEXT: Record<OrderStatus, readonly OrderStatus[]> = {
  pending: ['waiting_for_payment', 'paid', 'cancelled'],
  waiting_for_payment: ['paid', 'cancelled'],
  paid: ['preparing', 'cancelled'],
  preparing: ['cooked', 'cancelled'],
  cooked: ['completed', 'preparing', 'cancelled'],
  completed: [],
  cancelled: [],
};

/** What becomes of the units and the money, for whoever holds some. */
export const SETTLEMENT: Record<OrderStatus, 'wait' | 'sell' | 'release'> = {
  pending: 'wait',
  waiting_for_payment: 'wait',
  paid: 'sell',
  preparing: 'sell',
  cooked: 'sell',
  completed: 'sell',
  cancelled: 'release',
};

/** Who may cancel what: only staff cancel a meal that is being cooked, and no sweep cancels a paid order. */
export const MAY_CANCEL: Record<CancelledBy, readonly OrderStatus[]> = {
  customer: ['pending', 'waiting_for_payment', 'paid'],
  staff: ['pending', 'waiting_for_payment', 'paid', 'preparing', 'cooked'],
  payment: ['pending'],
  sweep: ['pending', 'waiting_for_payment'],
};

/** What an order keeps until it is paid or cancelled. */
export const whileUnpaid = <T>(status: OrderStatus, kept: T): T | null => (SETTLEMENT[status] === 'wait' ? kept : null);
