import type { Service } from 'moleculer';
import type { SweepDefinition } from './sweep.ts';

/** An outbox, as its sweep sees it. */
export interface Resendable {
  leftBehind(limit: number): Promise<string[]>;
  resend(id: string): Promise<void>;
}
type WithOutbox = Service & { outbox: Resendable };

/** Sends what an outbox left behind; the service's deps put the outbox there. */
export const outboxSweep: SweepDefinition = {
  atOnce: 32,
  due(limit) {
    return (this as WithOutbox).outbox.leftBehind(limit);
  },
  look(id) {
    return (this as WithOutbox).outbox.resend(id);
  },
};
