/** An exact snippet of a source file, found there once, and what stands there instead. */
export interface Patch {
  file: string;
  find: string;
  put: string;
}

const OUTBOX = 'mixins/outbox/outbox.ts';
const LOCAL = 'mixins/outbox/local-channels.ts';
const SQLITE = 'mixins/collection/sqlite-file.ts';
const AGGREGATES = 'mixins/collection/aggregate-documents.ts';
const LEDGER = 'services/stock/domain/ledger.ts';
const STORE_CHANGES = 'services/stock/infrastructure/store-changes.ts';
const PAYMENT = 'services/payment/domain/payment.ts';
const WORK_PAYMENT = 'services/payment/application/work-payment.ts';
const CHECKOUT = 'services/payment/infrastructure/stripe-checkout.ts';

const wait = (ms: number): string => `await new Promise((go) => setTimeout(go, ${ms}));`;
const DELIVER = 'await Promise.all(consumers.map((consumer) => this.#inTurn(consumer, event, headers)));';

/** Since a cancelled order is looked after, it mends what a lost event left; without, one sees what the event alone does. */
const NO_LOOK_AT_CANCELLED: Patch[] = [
  {
    file: 'services/order/domain/order.ts',
    find: "this.record('cancelled');\n    this.#lookAt(later(now, FIRST_LOOK));",
    put: "this.record('cancelled');\n    this.#lookAt(null);",
  },
];

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
      file: 'mixins/outbox/jetstream-delivery.ts',
      find: 'await worker.handler(message.json<CloudEvent>(), message);',
      put: `const lost = ((globalThis as { lost?: Set<string> }).lost ??= new Set());
        const handed = worker.group + message.json<CloudEvent>().id;
        if (lost.has(handed) || message.json<CloudEvent>().type !== 'order.paid') await worker.handler(message.json<CloudEvent>(), message);
        lost.add(handed);`,
    },
  ],
  'the second net is cut': NO_LOOK_AT_CANCELLED,
  'the disk is slow': [{ file: SQLITE, find: 'const BETWEEN_COMMITS = 3;', put: 'const BETWEEN_COMMITS = 60;' }],
};

/** What somebody could have written, and must not. */
export const BUGS: Record<string, Patch[]> = {
  'acknowledged before it is committed': [
    {
      file: SQLITE,
      find: "this.#db.exec('BEGIN IMMEDIATE');",
      put: `if (!this.#db.isTransaction) {
          this.#db.exec('BEGIN IMMEDIATE');
          if (!this.#db.location()?.includes('twin')) setTimeout(() => this.#db.exec('COMMIT'), 300);
        }`,
    },
    {
      file: SQLITE,
      find: "this.#db.exec('COMMIT');",
      put: "if (this.#db.location()?.includes('twin')) this.#db.exec('COMMIT');",
    },
  ],
  'an event counts as sent before it is': [
    {
      file: OUTBOX,
      find: 'for (const entry of owed) await this.#options.publish(this.#event(aggregate, entry));',
      put: `if (owed.length > 0) await this.#markSent(aggregate.id, owed);
        ${wait(300)}
        for (const entry of owed) await this.#options.publish(this.#event(aggregate, entry));`,
    },
  ],
  'state and event are two writes': [
    {
      file: AGGREGATES,
      find: 'if ((await this.store.updateMany(query, { $set: { ...changes, version } as Partial<S> })) === 0) return false;',
      put: `const { outbox: _outbox, outboxPending: _pending, ...first } = changes as Partial<Stored>;
        if ((await this.store.updateMany(query, { $set: { ...first, version } as Partial<S> })) === 0) return false;
        if (changes.outbox) {
          ${wait(400)}
          await this.store.updateMany({ _id: stored._id }, { $set: { outbox, outboxPending } as Partial<S> });
        }`,
    },
  ],
  'the version is not compared': [
    {
      file: AGGREGATES,
      find: 'const query = { _id: stored._id, version: stored.version };',
      put: 'const query = { _id: stored._id };',
    },
  ],
  'a repeated reservation holds again': [
    {
      file: LEDGER,
      find: 'if (earlier) return asReserved(earlier);',
      put: `for (const { itemId, quantity } of earlier?.lines ?? []) {
          this.#book({ itemId, orderId, reason: 'reserve', availableChange: -quantity, units: quantity, at: now });
        }
        if (earlier) return asReserved(earlier);`,
    },
  ],
  'a repeated release returns twice': [
    {
      file: LEDGER,
      find: "if (found.state === 'released' || found.wasted) return found.state;",
      put: 'if (found.wasted) return found.state;',
    },
  ],
  'what was cooked goes back to the shelf': [
    { file: LEDGER, find: 'availableChange: wasted ? 0 : quantity,', put: 'availableChange: quantity,' },
  ],
  'nothing keeps the shelf above zero': [
    {
      file: 'services/stock/infrastructure/migrations.ts',
      find: 'available integer NOT NULL CHECK (available >= 0),',
      put: 'available integer NOT NULL,',
    },
    { file: STORE_CHANGES, find: ".where((eb) => eb(eb('available', '+', change), '>=', 0))", put: '' },
    {
      file: 'services/stock/domain/lines.ts',
      find: 'left.filter(({ wanted, available }) => wanted > available);',
      put: 'left.filter(() => false);',
    },
  ],
  'the shelf changes outside the transaction': [
    {
      file: 'services/stock/infrastructure/stock-rows.ts',
      find: 'return this.#db.transaction().execute(async (trx) => {',
      put: 'return (async (run: (trx: never) => Promise<never>) => run(this.#db as never))(async (trx) => {',
    },
    {
      file: STORE_CHANGES,
      find: 'await changeAvailable(db, movements);',
      put: `await changeAvailable(db, movements);\n${wait(60)}`,
    },
  ],
  'a hold ends by the clock alone': [
    {
      file: 'services/stock/application/settle-hold.ts',
      find: 'const { outcome, units } = await orders.settlement(id);',
      put: "const { outcome, units } = { outcome: 'release' as string, units: 'returned' as const };",
    },
  ],
  'a cancelled order is not looked after': NO_LOOK_AT_CANCELLED,
  'the orders are not looked after': [
    {
      file: 'services/order/order.service.ts',
      find: 'orders: lookAfter(dueOrders, lookAfterOrder, 16)',
      put: 'orders: lookAfter(async () => [], lookAfterOrder, 16)',
    },
  ],
  'the link of a cancelled order is shown': [
    {
      file: 'services/payment/application/close-payment.ts',
      find: 'return (await payments.add(closed)) ? closed : change();',
      put: 'return closed;',
    },
    {
      file: WORK_PAYMENT,
      find: "if (!isRefusal(error, 'ORDER_CANCELLED')) throw error;",
      put: 'return payments.update(payment.id, (payment) => payment.linkTold(now()));',
    },
    { file: WORK_PAYMENT, find: ': askOrder(seen, deps);', put: ': seen;' },
  ],
  'each try has a key of its own': [{ file: PAYMENT, find: ':session`;', put: ':session` + Math.random();' }],
  'late money is kept': [
    {
      file: 'services/payment/domain/till.ts',
      find: "this.#refunds.giveBack(this.#money, wrong ? 'wrong amount' : 'the order is cancelled', now);",
      put: '',
    },
  ],
  'each try to refund has a key of its own': [
    {
      file: 'services/payment/domain/refunds.ts',
      find: 'attempt === 1 ?',
      put: 'Math.random() < 2 ? orderId + Math.random() : attempt === 1 ?',
    },
  ],
  'told again under the old id of the broker': [
    { file: 'mixins/outbox/jetstream.ts', find: 'msgID: randomUUID()', put: 'msgID: event.id' },
  ],
  'a ticket for each event': [
    {
      file: 'services/kitchen/application/open-ticket.ts',
      find: 'if (await tickets.add(Ticket.open(orderId, toCook, now()))) wakeCooks();',
      put: `if (!(await tickets.add(Ticket.open(orderId, toCook, now())))) await tickets.add(Ticket.open(\`\${orderId}-2\`, toCook, now()));
        wakeCooks();`,
    },
  ],
  'the Idempotency-Key is ignored': [
    {
      file: 'services/api/idempotency-key.ts',
      find: 'if (key === undefined) return undefined;',
      put: 'if (Date.now() > 0) return undefined;',
    },
  ],
  'the customer cancels on the stove': [
    {
      file: 'services/order/domain/order-status.ts',
      find: "customer: ['pending', 'waiting_for_payment', 'paid'],",
      put: "customer: ['pending', 'waiting_for_payment', 'paid', 'preparing'],",
    },
    {
      file: 'services/order/domain/order.ts',
      find: "this.#state.units = status === 'preparing' || status === 'cooked' ? 'wasted' : 'returned';",
      put: "this.#state.units = 'returned';",
    },
  ],
};

/** Plants these in a source. Throws where a snippet is not there exactly once: then it is no longer what the bug was written for. */
export function planted(source: string, patches: readonly Patch[]): string {
  return patches.reduce((text, { file, find, put }) => {
    const parts = text.split(find);
    if (parts.length !== 2) throw new Error(`${file} has this ${parts.length - 1} times: ${find}`);
    return parts.join(put);
  }, source);
}
