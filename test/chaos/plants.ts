import { type Patch, wait } from './patch.ts';
import { SALE_BUGS } from './sale-plants.ts';
import { NO_LOOK_AT_CANCELLED } from './world-faults.ts';

const OUTBOX = 'platform/record/outbox.ts';
const SQLITE = 'platform/documents/sqlite-file.ts';
const RECORDS = 'platform/record/records.ts';
const CHANGE = 'platform/record/change.ts';
const LEDGER = 'services/stock/domain/ledger.ts';
const STORE_CHANGES = 'services/stock/infrastructure/store-changes.ts';
const SESSION = 'services/payment/domain/session.ts';
const STRIPE_NOTICE = 'services/payment/infrastructure/stripe-notice.ts';
const WORK_PAYMENT = 'services/payment/application/work-payment.ts';
const OPEN_TICKET = 'services/kitchen/application/open-ticket.ts';

const PUBLISH = 'for (const entry of owed) await publish(entry);';
const WRITE =
  'if (this.#isAlone && this.store.replace) return this.store.replace(wholeOf(to, version, this.#mapping), before);';
const MAILBOXES = 'platform/record/mailboxes.ts';
const SECOND_TICKET = "await tickets.add(Ticket.open(orderId + '-2', toCook, now()));";

/** What somebody could have written, and must not. */
export const BUGS: Record<string, Patch[]> = {
  ...SALE_BUGS,
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
    { file: CHANGE, find: 'fact, time, sent: false,', put: 'fact, time, sent: true,' },
    { file: OUTBOX, find: PUBLISH, put: `${wait(300)}\n${PUBLISH}` },
  ],
  'state and event are two writes': [
    {
      file: RECORDS,
      find: WRITE,
      put: `const { outbox, outboxPending, ...first } = differences(from, to, this.#mapping) as Partial<Stored>;
        const $first = { ...first, version } as Partial<S>;
        const won = (await this.store.updateMany({ _id: to.aggregate.id, version: before }, { $set: $first })) === 1;
        if (won && outbox) {
          ${wait(600)}
          await this.store.updateMany({ _id: to.aggregate.id }, { $set: { outbox, outboxPending } as Partial<S> });
        }
        return won;`,
    },
  ],
  'the version is not compared': [
    {
      file: RECORDS,
      find: WRITE,
      put: `const $all = { ...differences(from, to, this.#mapping), version } as Partial<S>;
        return (await this.store.updateMany({ _id: to.aggregate.id }, { $set: $all })) === 1;`,
    },
    { file: MAILBOXES, find: 'if (!mailbox || mailbox.isWriting) return;', put: 'if (!mailbox) return;' },
  ],
  'a repeated reservation holds again': [
    {
      file: LEDGER,
      find: 'if (earlier) return offerOf(earlier, this.#shop);',
      put: `for (const { itemId, taken } of earlier?.units ?? []) {
          this.#book({ itemId, orderId, reason: 'reserve', availableChange: -taken, units: taken, at: now });
        }
        if (earlier) return offerOf(earlier, this.#shop);`,
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
    { file: LEDGER, find: 'availableChange: wasted ? 0 : rest,', put: 'availableChange: rest,' },
  ],
  'nothing keeps the shelf above zero': [
    {
      file: 'services/stock/infrastructure/schema.ts',
      find: 'available integer NOT NULL CHECK (available >= 0),',
      put: 'available integer NOT NULL,',
    },
    { file: STORE_CHANGES, find: ".where((eb) => eb(eb('available', '+', change), '>=', 0))", put: '' },
    {
      file: 'services/stock/domain/units.ts',
      find: 'all.filter(({ wanted, available }) => wanted > available);',
      put: 'all.filter(() => false);',
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
      put: `await changeAvailable(db, movements);\n${wait(250)}`,
    },
  ],
  'a hold ends by the clock alone': [
    {
      file: 'services/stock/application/look-after-hold.ts',
      find: 'const { outcome, units } = await order.settlement(id);',
      put: "const { outcome, units } = { outcome: 'release' as string, units: 'returned' as const };",
    },
  ],
  'a cancelled order is not looked after': NO_LOOK_AT_CANCELLED,
  'the orders are not looked after': [
    {
      file: 'services/order/order.service.ts',
      find: 'orders: lookAfterRecords(dueOrders, lookAfterOrder, 16)',
      put: 'orders: lookAfterRecords(async () => [], lookAfterOrder, 16)',
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
      put: 'return payments.update(payment.id, (payment) => payment.orderNotified(now()));',
    },
    {
      file: 'services/payment/application/make-session.ts',
      find: "return isRefusal(error, 'ORDER_CANCELLED') ? 'cancelled' : 'not heard';",
      put: "return 'told';",
    },
    { file: WORK_PAYMENT, find: ': askOrder(seen, deps);', put: ': seen;' },
  ],
  'each try has a key of its own': [{ file: SESSION, find: ':session`;', put: ':session` + Math.random();' }],
  'late money is kept': [
    {
      file: 'services/payment/domain/account.ts',
      find: "this.#giveBack(this.#money, this.#state.wrong ? 'wrong amount' : 'the order is cancelled', now);",
      put: '',
    },
  ],
  'each try to refund has a key of its own': [
    {
      file: 'services/payment/domain/refund.ts',
      find: 'attempt === 1 ?',
      put: 'Math.random() < 2 ? orderId + Math.random() : attempt === 1 ?',
    },
  ],
  'told again under the old id of the broker': [
    {
      file: 'platform/channels/jetstream.ts',
      find: '{ headers: withHeaders }',
      put: '{ msgID: event.id, headers: withHeaders }',
    },
  ],
  'a ticket for each event': [
    {
      file: OPEN_TICKET,
      find: '(deps) => tellOrder(ticket, deps));',
      put: `(deps) => tellOrder(ticket, deps));\nelse ${SECOND_TICKET}`,
    },
  ],
  'the signature of a notice is not checked': [
    { file: STRIPE_NOTICE, find: 'if (!(signedAt <= now.getTime() / SECOND + TOLERANCE))', put: 'if (false)' },
    {
      file: STRIPE_NOTICE,
      find: 'stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE)',
      put: 'JSON.parse(body)',
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
