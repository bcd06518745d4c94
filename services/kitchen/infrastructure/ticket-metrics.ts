import type { Documents } from '../../../platform/documents/documents.ts';
import { MOST_COUNTED } from '../../../platform/record/record-readings.ts';
import { ageOf, type Readings, reading } from '../../../platform/telemetry/readings.ts';
import type { TicketStatus } from '../domain/ticket.ts';
import type { StoredTicket } from './ticket-documents.ts';

const OPEN: readonly TicketStatus[] = ['queued', 'cooking', 'cooked'];

export const ticketReadings =
  (store: Documents<StoredTicket>): Readings =>
  async () => {
    const those = OPEN.map(async (status) => {
      const query = { status };
      const open = await store.count({ query, most: MOST_COUNTED });
      const [oldest] = await store.find({ query, sort: 'openedAt', limit: 1 });
      return [
        reading('comanda.tickets.open', open, { state: status }),
        reading('comanda.ticket.oldest.seconds', ageOf(oldest?.openedAt), { state: status }),
      ];
    });
    return (await Promise.all(those)).flat();
  };
