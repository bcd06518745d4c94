import type { EventLine } from '../../../kernel/events.ts';

/** Characters that Stripe takes as the name of a product. */
const LONGEST_NAME = 250;

/** What the customer reads on Stripe's page: the dish with what was chosen for it, as `Pizza (large, 2 x olives)`. */
export function productName({ name, options }: Pick<EventLine, 'name' | 'options'>): string {
  const choices = options.map((option) => (option.quantity > 1 ? `${option.quantity} x ${option.name}` : option.name));
  const all = choices.length > 0 ? `${name} (${choices.join(', ')})` : name;
  return all.length > LONGEST_NAME ? `${all.slice(0, LONGEST_NAME - 1).toWellFormed()}\u2026` : all;
}
