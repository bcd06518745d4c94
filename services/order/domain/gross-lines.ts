import type { Line } from './lines.ts';
import type { OrderState } from './order-state.ts';

/** What was sold and what became of the money, as the order has it; minor units. */
export interface SoldOrder extends Pick<OrderState, 'taxes' | 'tip' | 'total' | 'refunds' | 'entries'> {
  lines: readonly Pick<Line, 'quantity' | 'total' | 'tax' | 'taxRate' | 'category'>[];
}

/** What is taxed alike; `gross` contains the tax. */
export interface Taxed {
  /** Hundredths of a percent. */
  rate: number;
  included: boolean;
  gross: number;
  tax: number;
}
/** A line with its tax, included in its price or added to it. */
export interface GrossLine extends Taxed {
  units: number;
  category: string;
}

export const grossLines = ({ lines, taxes }: Pick<SoldOrder, 'lines' | 'taxes'>): GrossLine[] =>
  lines.map(({ quantity: units, total, tax, taxRate: rate, category }) => {
    const included = taxes.find((one) => one.rate === rate)?.included ?? true;
    return { units, category, rate, included, gross: included ? total : total + tax, tax };
  });

export const isAlike = (one: Taxed, other: Taxed) => one.rate === other.rate && one.included === other.included;

/** The sums of the lines that are taxed alike. */
export function partsOf(lines: readonly GrossLine[]): Taxed[] {
  const parts: Taxed[] = [];
  for (const { rate, included, gross, tax } of lines) {
    const part = parts.find((one) => isAlike(one, { rate, included, gross, tax }));
    if (part) Object.assign(part, { gross: part.gross + gross, tax: part.tax + tax });
    else parts.push({ rate, included, gross, tax });
  }
  return parts;
}
