import type { OrderView } from '../../services/order/order.contract.ts';
import type { Dice } from './dice.ts';
import { paid, waitFor } from './shopping.ts';
import { insistOps, type Town } from './town.ts';

type Refund = Omit<Town['promises']['refunds'][number], 'orderId'>;

/** Pays, and waits until the shop knows; answers whether something can go back. */
async function settled(town: Town, order: OrderView, dice: Dice): Promise<boolean> {
  await paid(town, order, dice);
  const isPaid = ({ status }: OrderView) => !['pending', 'waiting_for_payment', 'cancelled'].includes(status);
  return (await waitFor(town, order, dice, isPaid)) !== undefined;
}

/** In parts, each under an id of its own that every repeat names; the last may be refused, where it is more than is left. */
export async function refunded(town: Town, order: OrderView, dice: Dice, parts: Refund[]) {
  if (!(await settled(town, order, dice))) return;
  const ask = async (part: Refund, i: number) => {
    const refund = { orderId: order.id, ...part };
    const isDone = await insistOps(town, dice.of(i), 'payment.refund', { ...refund, reason: 'not hot' });
    if (isDone) town.promises.refunds.push(refund);
  };
  await Promise.all(parts.map(ask));
}

export const amounts = (...all: number[]) => all.map((amount, i) => ({ refundId: `part-${i}`, amount }));

/** Some units of each line, half of them unused, then what is left of the first line; and the tip. */
export function dishesOf({ lines, tip }: OrderView, dice: Dice): Refund[] {
  const units = lines.map(({ quantity }, line) => ({ line, quantity: dice.between(1, quantity) }));
  const back = units.map((one) => ({
    ...{ refundId: `dish-${one.line}`, lines: [one] },
    ...(dice.chance(50) && { restock: true as const }),
  }));
  const rest = (lines[0]?.quantity ?? 0) - (units[0]?.quantity ?? 0);
  return [
    ...back,
    ...(rest > 0 ? [{ refundId: 'rest-0', lines: [{ line: 0, quantity: rest }] }] : []),
    ...(tip > 0 ? [{ refundId: 'tip', tip: true as const }] : []),
  ];
}
