import { type Agenda, planned } from '../../../kernel/agenda.ts';
import { later } from '../../../kernel/time.ts';
import type { OrderState } from './order-state.ts';

/** `lateAfter`: how many milliseconds later than promised an order is late. */
export interface Told {
  readyAt: Date;
  lateAfter: number;
  now: Date;
}
type Promised = Pick<OrderState, 'promised' | 'readyAt' | 'updatedAt'>;

/** What an order keeps of the kitchen's promise. The first one says until when it is not late, whatever is promised since. */
export function promisedAt({ promised }: OrderState, { readyAt, lateAfter, now }: Told): Promised & Partial<Agenda> {
  const lateAt = later(readyAt > now ? readyAt : now, lateAfter);
  return { ...(!promised && planned(lateAt)), promised: promised ?? readyAt, readyAt, updatedAt: now };
}
