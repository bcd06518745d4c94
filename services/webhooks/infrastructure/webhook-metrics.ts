import type { Documents } from '../../../platform/documents/documents.ts';
import { MOST_COUNTED } from '../../../platform/record/record-readings.ts';
import { type Readings, reading } from '../../../platform/telemetry/readings.ts';
import type { Endpoints } from '../application/ports.ts';
import type { StoredDelivery } from './delivery-documents.ts';

/** Of those that are enabled: what waits for the others waits for a person. */
export const webhookReadings =
  (endpoints: Endpoints, store: Documents<StoredDelivery>): Readings =>
  async () => {
    const dueAt = { $lte: new Date().toISOString() };
    const enabled = (await endpoints.all()).filter(({ state }) => !state.disabled);
    const counts = await Promise.all(
      enabled.map(({ id: endpointId }) => store.count({ query: { endpointId, dueAt }, most: MOST_COUNTED })),
    );
    return [
      reading(
        'comanda.records.due',
        counts.reduce((sum, due) => sum + due, 0),
        { service: 'webhooks' },
      ),
    ];
  };
