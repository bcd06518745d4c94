import { contract } from '../../platform/contract/contract.ts';
import { id, object, optional, text, utcTime, whole } from '../../platform/contract/schema.ts';
import { status } from './order-shape.contract.ts';

/**
 * From the kitchen. `move` counts the ticket's moves, and one that comes after a later one changes nothing; `readyAt` is its promise,
 * `who` the name of whoever made the move, where it was somebody of the shop.
 */
const ticketMove = contract({
  params: { orderId: id, move: optional(whole(1)), readyAt: optional(utcTime), who: optional(text(1, 200)) },
  result: object({ status }),
  errors: ['ORDER_CANCELLED', 'ORDER_ILLEGAL_MOVE', 'ORDER_UNKNOWN'],
});

export const ticketMoves = {
  /** kitchen: when the meal will be ready; then that cooking begins, and that the meal stands on the counter. */
  promise: ticketMove,
  startCooking: ticketMove,
  markCooked: ticketMove,
  /** kitchen: back to the stove. */
  recall: ticketMove,
  /** kitchen: staff handed it over. */
  complete: ticketMove,
};
