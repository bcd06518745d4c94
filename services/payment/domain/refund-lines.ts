import type { LineUnits, Refund } from './refund.ts';
import {
  RefundLineTwice,
  RefundLineUnknown,
  RefundNothing,
  RefundTipGone,
  RefundUnitsGone,
} from './refund-line-errors.ts';
import type { Sold } from './sold.ts';

/** What a refund by lines asks for. */
export interface WantedUnits {
  lines?: readonly LineUnits[] | undefined;
  tip?: boolean | undefined;
}

export interface UnitsBack {
  /** By line, each with what its units cost; minor units. */
  lines: (LineUnits & { amount: number })[];
  tip?: true;
  /** What all of it costs; more may be asked for here than is left of the money. */
  amount: number;
  /** After this refund no unit is left to be given back, nor the tip. */
  isRest: boolean;
}

type Made = Pick<Refund, 'lines' | 'tip' | 'state'>;

/**
 * What these units cost, after the refunds that were made before: those that failed have given their units free again. Throws
 * RefundNothing, RefundLineUnknown, RefundLineTwice, RefundUnitsGone, RefundTipGone.
 */
export function priceUnits(sold: Sold, refunds: readonly Made[], wanted: WantedUnits): UnitsBack {
  const made = refunds.filter(({ state }) => state !== 'failed');
  const asked = (wanted.lines ?? []).toSorted((a, b) => a.line - b.line);
  const tip = wanted.tip === true;
  if (asked.length === 0 && !tip) throw new RefundNothing(sold.orderId);
  const lines = asked.map((units, nth) => {
    if (asked[nth - 1]?.line === units.line) throw new RefundLineTwice(sold.orderId, units.line);
    return priceLine(sold, made, units);
  });
  const isTipBack = made.some((refund) => refund.tip);
  if (tip && (sold.tip === 0 || isTipBack)) throw new RefundTipGone(sold.orderId, isTipBack);
  const amount = lines.reduce((sum, line) => sum + line.amount, tip ? sold.tip : 0);
  const isAll = sold.lines.every(({ quantity }, line) => {
    const now = asked.find((units) => units.line === line)?.quantity ?? 0;
    return unitsBack(made, line).quantity + now === quantity;
  });
  return { lines, ...(tip && { tip }), amount, isRest: isAll && (tip || isTipBack || sold.tip === 0) };
}

/**
 * The first k units of a line cost its amount * k / quantity, rounded down, so that all of them cost its amount to the minor unit;
 * these cost what brings the line there. Where others failed meanwhile, those that stand may have cost more than that already.
 */
function priceLine({ orderId, lines }: Sold, made: readonly Made[], { line, quantity }: LineUnits) {
  const sold = lines[line];
  if (!sold) throw new RefundLineUnknown(orderId, line, lines.length);
  const back = unitsBack(made, line);
  const left = sold.quantity - back.quantity;
  if (quantity > left) throw new RefundUnitsGone(orderId, { line, quantity, left });
  const cost = Math.floor((sold.amount * (back.quantity + quantity)) / sold.quantity);
  return { line, quantity, amount: Math.max(0, cost - back.amount) };
}

/** What of this line goes back already. */
function unitsBack(made: readonly Made[], line: number): { quantity: number; amount: number } {
  const rows = made.flatMap(({ lines = [] }) => lines.filter((units) => units.line === line));
  const sum = (of: 'quantity' | 'amount') => rows.reduce((sum, row) => sum + row[of], 0);
  return { quantity: sum('quantity'), amount: sum('amount') };
}
