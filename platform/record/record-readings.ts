import type { Documents } from '../documents/documents.ts';
import { ageOf, type Readings, reading } from '../telemetry/readings.ts';
import type { Stored } from './stored.ts';

/** No gauge counts further: enough for any alert, and a bound for what a scrape costs. */
export const MOST_COUNTED = 100_000;

/** How many records of a service are due, in all its collections; each has an index on `dueAt`. */
export const dueReadings =
  (service: string, ...stores: Pick<Documents<never>, 'count'>[]): Readings =>
  async () => {
    const query = { dueAt: { $lte: new Date().toISOString() } };
    const counts = await Promise.all(stores.map((store) => store.count({ query, most: MOST_COUNTED })));
    return [
      reading(
        'comanda.records.due',
        counts.reduce((sum, due) => sum + due, 0),
        { service },
      ),
    ];
  };

/** The events that records owe others; it reads an index, and one document. */
export const outboxReadings =
  (service: string, store: Documents<Stored>): Readings =>
  async () => {
    const query = { outboxPending: { $gt: '' } };
    const unsent = await store.count({ query, most: MOST_COUNTED });
    const [oldest] = unsent > 0 ? await store.find({ query, sort: 'outboxPending', limit: 1 }) : [];
    return [
      reading('comanda.outbox.unsent', unsent, { service }),
      reading('comanda.outbox.oldest.seconds', ageOf(oldest?.outboxPending), { service }),
    ];
  };
