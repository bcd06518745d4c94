import type { ServiceBroker } from 'moleculer';
import type { CloudEvent } from '../../kernel/events.ts';

/** @moleculer/channels gives the broker this method, and no type. */
interface Channelled {
  sendToChannel(name: string, payload: CloudEvent, options: { headers: Record<string, string> }): Promise<void>;
}

/** Sends an event over the channels; resolves once it is out of our hands. */
export const publishEvents =
  (broker: ServiceBroker) =>
  (event: CloudEvent): Promise<void> =>
    (broker as unknown as Channelled).sendToChannel(event.type, event, { headers: {} });
