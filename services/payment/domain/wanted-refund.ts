import type { LineUnits, Refund } from './refund.ts';
import { RefundChoice } from './refund-line-errors.ts';

/** A refund as it is asked for: by lines and tip, by minor units, or all that is left where neither is named. */
export interface WantedRefund {
  /** The caller's. */
  id: string;
  amount?: number | undefined;
  lines?: readonly LineUnits[] | undefined;
  tip?: boolean | undefined;
  /** The units of its lines go back to stock. */
  restock?: boolean | undefined;
  reason: string;
  /** Who of the shop's people asks. */
  who?: string | null;
}

export const isByLines = ({ lines, tip }: WantedRefund): boolean => lines !== undefined || tip !== undefined;

/** Throws RefundChoice. */
export function assertOneChoice(wanted: WantedRefund): void {
  const { amount, lines, restock } = wanted;
  if (isByLines(wanted) && amount !== undefined)
    throw new RefundChoice('either `amount` or `lines` and `tip` say what goes back', ['amount', 'lines', 'tip']);
  if (restock && lines === undefined)
    throw new RefundChoice('`restock` gives back the units of `lines`: name them', ['restock', 'lines']);
}

/** Whether this refund was asked for in just that way; the order in which lines were named does not count. */
export function isSame(known: Refund, wanted: WantedRefund): boolean {
  if (unitsText(known) !== unitsText(wanted)) return false;
  if (isByLines(wanted)) return true;
  return wanted.amount === undefined ? known.whole === true : known.amount === wanted.amount;
}

function unitsText({ lines = [], tip = false, restock = false }: Pick<WantedRefund, 'lines' | 'tip' | 'restock'>) {
  const units = lines.map(({ line, quantity }) => [line, quantity] as const).toSorted(([a], [b]) => a - b);
  return JSON.stringify([units, tip, restock]);
}
