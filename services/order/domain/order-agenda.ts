import { type Agenda, planned } from '../../../kernel/agenda.ts';
import { earlier, growingDelay, later, MINUTE } from '../../../kernel/time.ts';

/**
 * What the sweep has to do with other services for an order. `close`: payment is to end the Session; `late`: an alert is to be
 * raised; `let go`: every service that may hold something for the cancelled order is to release it, since `order.cancelled` may
 * be lost.
 */
export type Duty = 'nothing' | 'close' | 'late' | 'let go';

export const FIRST_LOOK = MINUTE;
const LONGEST_LOOK = 15 * MINUTE;
export const COOKED_WITHIN = 5 * MINUTE;

/** A deadline that comes before the first look is not overslept. */
export const firstLook = (payBefore: Date, now: Date): Agenda => planned(earlier(payBefore, later(now, FIRST_LOOK)));

/** Later each time; `payBefore`, where it is still to come, is not overslept. */
export function nextLook({ tries }: Agenda, payBefore: Date | null, now: Date): Agenda {
  const next = later(now, growingDelay(tries, FIRST_LOOK, LONGEST_LOOK));
  const dueAt = payBefore !== null && now < payBefore ? earlier(payBefore, next) : next;
  return { ...planned(dueAt), tries: tries + 1 };
}
