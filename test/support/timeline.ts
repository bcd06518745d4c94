import type { OrderView } from '../../services/order/order.contract.ts';

/** Who made a move of an order and why, in one line. */
export const causeOf = ({ by, reason }: OrderView['timeline'][number]): string =>
  reason === null ? by : `${by}: ${reason}`;

/** The cause of an order's latest move. */
export const lastCause = ({ timeline }: Pick<OrderView, 'timeline'>): string => timeline.slice(-1).map(causeOf).join();
