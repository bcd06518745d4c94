/** What must hold of a shop's books; each has a planted false book that breaks it, and the bugs of `test/chaos` are told by it. */
export const LAWS = {
  units: 'available + held + sold = put in, for each dish, and its movements sum up',
  'one charge': 'at most one charge for an order',
  money: 'captured - refunded = owed, for each order, to the minor unit',
  taxes: 'subtotal + added taxes + tip = total, and the lines of a rate share its tax, to the minor unit',
  refunds: 'every refund is there once, gives back what its lines cost, and none goes past what was paid',
  sold: 'what is paid and not cancelled in time has its units sold, and nothing else has',
  'one ticket': 'what is paid and not cancelled in time has one ticket, and nothing else was cooked',
  numbers: 'what was paid has a number, which nothing else has on that business day, and its ticket the same one',
  slots: 'no place in time is given to more orders than it has room for, and each order holds the one that it names',
  'no strays': 'no reservation, ticket, payment or charge without its order',
  open: 'no Session payable, no hold kept, no refund pending for an order that is over',
  'in time': 'nothing waits past its deadline',
  told: 'no event, notice or news is owed to anybody',
  'dead letters': 'no event was given up',
  promised: 'what a customer was told is so: every accepted order, cancellation and refund, and one order for one key',
  forged: 'no notice is taken that Stripe did not send',
  secrets: 'no password is printed',
  ends: 'no process ends but by the hand that ends it',
} as const;
export type Law = keyof typeof LAWS;

/** A law that does not hold, and of what. */
export interface Breach {
  law: Law;
  what: string;
}

/** The breach, where these two differ. */
export function unlessEqual(law: Law, what: string, found: unknown, wanted: unknown): Breach[] {
  const [is, must] = [JSON.stringify(found), JSON.stringify(wanted)];
  return is === must ? [] : [{ law, what: `${what}: ${is}, not ${must}` }];
}

export const breach = (law: Law, what: string): Breach => ({ law, what });

export const sum = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((total, one) => total + of(one), 0);
