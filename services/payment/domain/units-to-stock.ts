import type { LineUnits, Refund } from './refund.ts';

/**
 * Whether stock is to be asked about its units. That waits until the money is back: a refund that fails gives its units free to be
 * asked for again. A dish is then kept off the menu for as long as Stripe takes, seconds as a rule. Of a refund that has failed
 * stock is asked too: the bank may have failed it after stock took the units, and before its answer was stored.
 */
export const owesUnits = ({ restock, restocked, state }: Refund): boolean =>
  restock === true && restocked === undefined && (state === 'succeeded' || state === 'failed');

/** Those that owe units, in the order in which stock is asked: what failed refunds brought back has to be known first. */
export const owing = (refunds: readonly Refund[]): Refund[] => {
  const all = refunds.filter(owesUnits);
  return [...all.filter(({ state }) => state === 'failed'), ...all.filter(({ state }) => state !== 'failed')];
};

/**
 * The units that stock is to take back for this refund: of each line no more than all refunds that stand have named, less what came
 * back for any. So units that a refund brought back before it failed count for the next that names them, and come back once.
 * None for a refund that failed.
 */
export function unitsToStock(refund: Refund, refunds: readonly Refund[]): LineUnits[] {
  const { lines = [], state } = refund;
  if (state === 'failed') return [];
  const asked = refunds.filter(({ restocked }) => restocked !== undefined);
  const back = asked.flatMap(({ restocked = [] }) => restocked);
  const named = asked.flatMap(({ lines = [], state }) => (state === 'failed' ? [] : lines));
  return lines.flatMap(({ line, quantity }) => {
    const left = Math.min(quantity, quantity + unitsOf(named, line) - unitsOf(back, line));
    return left > 0 ? [{ line, quantity: left }] : [];
  });
}

const unitsOf = (units: readonly LineUnits[], line: number): number =>
  units.reduce((sum, one) => (one.line === line ? sum + one.quantity : sum), 0);
