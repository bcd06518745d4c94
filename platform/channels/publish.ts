import type { ServiceBroker } from 'moleculer';
import type { CloudEvent } from '../../kernel/events.ts';

/** @moleculer/channels gives the broker this method, and no type. */
interface Channelled {
  sendToChannel(name: string, payload: CloudEvent, options: { headers: Record<string, string> }): Promise<void>;
}

/** Sends an event over the channels, and with it the trace of the request that wrote it; resolves once it is out of our hands. */
export const publishEvents =
  (broker: ServiceBroker) =>
  (event: CloudEvent, headers: Record<string, string> = {}): Promise<void> =>
    (broker as unknown as Channelled).sendToChannel(event.type, event, { headers });
