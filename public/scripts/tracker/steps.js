import { movesOf } from '../base/moves.js';

const STEPS = ['pending', 'waiting_for_payment', 'paid', 'preparing', 'cooked', 'completed'];

/** The way of an order: `{status, at, state}`, what was reached with its time, what is now, what is to come. */
export function stepsOf(order) {
  const { status } = order;
  const moves = movesOf(order);
  const timeOf = (wanted) => moves.filter((move) => move.status === wanted).pop()?.at ?? null;
  if (status === 'cancelled') {
    const reached = STEPS.filter(timeOf).map((step) => ({ status: step, at: timeOf(step), state: 'done' }));
    return [...reached, { status, at: timeOf(status), state: 'stopped' }];
  }
  const now = status === 'completed' ? STEPS.length : STEPS.indexOf(status);
  return STEPS.map((step, i) => ({ status: step, at: i <= now ? timeOf(step) : null, state: stateOf(i, now) }));
}

const stateOf = (i, now) => (i < now ? 'done' : i === now ? 'now' : 'ahead');
