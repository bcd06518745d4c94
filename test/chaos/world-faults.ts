import { type Patch, wait } from './patch.ts';

const LOCAL = 'platform/channels/local-channels.ts';
const SQLITE = 'platform/documents/sqlite-file.ts';
const CHECKOUT = 'services/payment/infrastructure/stripe-checkout.ts';

const DELIVER =
  'await Promise.all(consumers.map((consumer) => this.#counted(consumer, this.#deliver(consumer, event, headers))));';

/** Since a cancelled order is looked after, it mends what a lost event left; without, one sees what the event alone does. */
export const NO_LOOK_AT_CANCELLED: Patch[] = [
  {
    file: 'services/order/domain/order.ts',
    find: "this.record('cancelled');\n    this.#lookAt(later(now, FIRST_LOOK));",
    put: "this.record('cancelled');\n    this.#lookAt(null);",
  },
];

/** What a stage needs, with a bug and without. */
export const STAND_INS: Record<string, Patch[]> = {
  /** A shop on one machine remembers when it looks again; here it believes its files, in which a story lets time pass. */
  'the files tell the time': [
    {
      file: 'kernel/agenda.ts',
      find: 'dueAt !== null && (dueAt <= now || (restarted && claimed));',
      put: 'dueAt !== null;',
    },
  ],
};

/** What the world does to a shop without any fault of its own: each must heal. */
export const FAULTS: Record<string, Patch[]> = {
  'each event comes twice': [{ file: LOCAL, find: DELIVER, put: `${DELIVER}\n${DELIVER}` }],
  'each event is lost the first time': [
    {
      file: LOCAL,
      find: DELIVER,
      put: `const lost = ((globalThis as { lost?: Set<string> }).lost ??= new Set());
        if (lost.has(event.id)) ${DELIVER}
        lost.add(event.id);`,
    },
  ],
  'a creation comes late': [
    { file: LOCAL, find: DELIVER, put: `if (event.type === 'order.created') ${wait(600)}\n${DELIVER}` },
  ],
  'the answer of Stripe is lost': [
    {
      file: CHECKOUT,
      find: "failpoint('payment.session-created');",
      put: `const lost = ((globalThis as { lost?: Set<string> }).lost ??= new Set());
        const first = !lost.has(String(request.client_reference_id));
        lost.add(String(request.client_reference_id));
        if (first) throw new Error('the answer is lost');`,
    },
  ],
  'the answer to a refund is lost': [
    {
      file: 'services/payment/infrastructure/stripe-refunds.ts',
      find: "failpoint('payment.refund-made');",
      put: `const lost = ((globalThis as { refunds?: Set<string> }).refunds ??= new Set());
        const first = !lost.has(refund.id);
        lost.add(refund.id);
        if (first) throw new Error('the answer is lost');`,
    },
  ],
  'Stripe expires slowly': [
    {
      file: CHECKOUT,
      find: 'return await toSession(this.#stripe, await asked(this.#stripe.checkout.sessions.expire(sessionId)));',
      put: `${wait(500)}
        return await toSession(this.#stripe, await asked(this.#stripe.checkout.sessions.expire(sessionId)));`,
    },
  ],
  'the news that an order is paid is lost the first time': [
    {
      file: 'platform/channels/jetstream-delivery.ts',
      find: 'await this.worker.handler(eventOf(message), message);',
      put: `const lost = ((globalThis as { lost?: Set<string> }).lost ??= new Set());
        const event = eventOf(message);
        const handed = this.worker.group + event.id;
        if (lost.has(handed) || event.type !== 'order.paid') await this.worker.handler(event, message);
        lost.add(handed);`,
    },
  ],
  'the second net is cut': NO_LOOK_AT_CANCELLED,
  'the disk is slow': [{ file: SQLITE, find: 'const BETWEEN_COMMITS = 3;', put: 'const BETWEEN_COMMITS = 60;' }],
};
