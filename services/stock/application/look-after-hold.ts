import type { Look } from '../../../kernel/agenda.ts';
import { nextLook } from '../domain/reservation.ts';
import { confirm } from './confirm.ts';
import type { StockDeps } from './ports.ts';
import { returnCancelled } from './return-cancelled.ts';

/** No clock alone ends a hold: the order says what becomes of it. The look is claimed first, so that a failure waits its turn. */
export async function lookAfterHold(
  { id, looked }: { id: string; looked?(why: Look): void },
  deps: StockDeps,
): Promise<void> {
  const { holds, order, now } = deps;
  const hold = await holds.find(id);
  if (!hold || hold.dueAt > now()) return;
  if (!(await holds.claim(id, hold, nextLook(now(), hold.tries)))) return;
  looked?.('planned');
  const { outcome, units } = await order.settlement(id);
  if (outcome === 'sell') await confirm({ orderId: id }, deps);
  if (outcome === 'release') await returnCancelled({ orderId: id, units }, deps);
}
