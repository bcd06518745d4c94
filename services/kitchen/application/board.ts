import { HOUR } from '../../../kernel/time.ts';
import type { KitchenDeps, Shown } from './ports.ts';
import { ticketView } from './ticket-view.ts';

const OPEN: readonly Shown[] = ['queued', 'cooking', 'cooked', 'planned'];
const MOST = 100;
const MOST_ALARMS = 50;
/** Milliseconds after which nobody needs to hear any more that a ticket was cancelled. */
const ALARM_FOR = 4 * HOUR;

/** All that a kitchen looks at: open tickets, and those that were cancelled under its hands until somebody has seen that. */
export async function board(_: unknown, { tickets, now: clock }: KitchenDeps) {
  const now = clock();
  const [alarms, ...open] = await Promise.all([
    tickets.alarms(new Date(now.getTime() - ALARM_FOR), MOST_ALARMS),
    ...OPEN.map((state) => tickets.list(state, MOST + 1, now)),
  ]);
  const shown = [...alarms, ...open.flatMap((some) => some.slice(0, MOST))];
  return { items: shown.map((ticket) => ticketView(ticket, now)), more: open.some(({ length }) => length > MOST) };
}
