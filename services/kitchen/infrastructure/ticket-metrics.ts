import { SECOND } from '../../../kernel/time.ts';
import type { Documents } from '../../../platform/documents/documents.ts';
import { MOST_COUNTED } from '../../../platform/record/record-readings.ts';
import type { Meter } from '../../../platform/telemetry/meter.ts';
import { ageOf, type Readings, reading } from '../../../platform/telemetry/readings.ts';
import type { Shown } from '../application/ports.ts';
import type { Ticket } from '../domain/ticket.ts';
import { type StoredTicket, shownAs } from './ticket-documents.ts';

const OPEN: readonly Shown[] = ['planned', 'queued', 'cooking', 'cooked'];

/** Measures how far the first promise of a meal was off, once it is cooked. */
export function measurePromises(meter: Meter) {
  return (before: Ticket | undefined, { state: { promised, cookedAt } }: Ticket): void => {
    if (!promised || !cookedAt || before?.state.cookedAt) return;
    const lateBy = (cookedAt.getTime() - promised.getTime()) / SECOND;
    meter.observe('comanda.promise.off.seconds', Math.abs(lateBy), { cooked: lateBy > 0 ? 'late' : 'early' });
  };
}

export const ticketReadings =
  (store: Documents<StoredTicket>): Readings =>
  async () => {
    const now = new Date();
    const those = OPEN.map(async (state) => {
      const query = shownAs(state, now);
      const open = await store.count({ query, most: MOST_COUNTED });
      const [oldest] = await store.find({ query, sort: 'startAt', limit: 1 });
      return [
        reading('comanda.tickets.open', open, { state }),
        reading('comanda.ticket.oldest.seconds', ageOf(oldest?.startAt), { state }),
      ];
    });
    return (await Promise.all(those)).flat();
  };
