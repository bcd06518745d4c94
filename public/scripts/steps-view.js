import { el, keyedList, setText } from './dom.js';
import { time } from './format.js';
import { movesOf } from './moves.js';

const STEPS = [
  { status: 'pending', label: 'Order taken' },
  { status: 'waiting_for_payment', label: 'Ready to be paid' },
  { status: 'paid', label: 'Paid' },
  { status: 'preparing', label: 'Cooking' },
  { status: 'cooked', label: 'Ready' },
  { status: 'completed', label: 'Handed over' },
];

/** The way of an order as a list: what was reached with its time, what is now, what is to come. */
export function stepsView(parent) {
  const draw = keyedList(parent, (step) => step.status, stepLine);
  return (order) => draw(stepsOf(order));
}

function stepsOf(order) {
  const { status } = order;
  const moves = movesOf(order);
  const timeOf = (wanted) => moves.findLast((move) => move.status === wanted)?.at;
  const now = status === 'completed' ? STEPS.length : STEPS.findIndex((step) => step.status === status);
  if (status === 'cancelled') {
    const reached = STEPS.filter((step) => timeOf(step.status)).map((step) => ({
      ...step,
      at: timeOf(step.status),
      state: 'done',
    }));
    return [...reached, { status, label: 'Cancelled', at: timeOf(status), state: 'stopped' }];
  }
  return STEPS.map((step, i) => ({ ...step, ...(i <= now && { at: timeOf(step.status) }), state: stateOf(i, now) }));
}

const stateOf = (i, now) => (i < now ? 'done' : i === now ? 'now' : 'ahead');

function stepLine(step) {
  const at = el('time', { className: 'quiet' });
  const node = el('li', {}, el('span', {}, step.label), at);
  function update(now) {
    node.className = `step ${now.state}`;
    node.ariaCurrent = now.state === 'now' ? 'step' : null;
    setText(at, now.at ? time(now.at) : '');
    if (now.at) at.dateTime = now.at;
  }
  return { node, update };
}
