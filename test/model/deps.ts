import { HOUR, MINUTE, SECOND } from '../../kernel/time.ts';
import { DuplicateValue } from '../../platform/documents/documents.ts';
import type { Call } from '../../services/call.ts';
import { Cooks } from '../../services/kitchen/application/cooks.ts';
import type { KitchenDeps } from '../../services/kitchen/application/ports.ts';
import { Queue } from '../../services/kitchen/application/queue.ts';
import { Ticket } from '../../services/kitchen/domain/ticket.ts';
import { TicketUnknown } from '../../services/kitchen/domain/ticket-errors.ts';
import type { TicketState } from '../../services/kitchen/domain/ticket-state.ts';
import { orderByBroker as orderForKitchen } from '../../services/kitchen/infrastructure/other-services.ts';
import type { OrderDeps } from '../../services/order/application/ports.ts';
import { UnpaidOrders } from '../../services/order/application/unpaid-orders.ts';
import { Order } from '../../services/order/domain/order.ts';
import { OrderUnknown } from '../../services/order/domain/order-errors.ts';
import type { OrderState } from '../../services/order/domain/order-state.ts';
import type { OrderFact } from '../../services/order/domain/order-status.ts';
import { factsOfOrder } from '../../services/order/infrastructure/order-facts.ts';
import { kitchenByBroker, paymentByBroker, stockByBroker } from '../../services/order/infrastructure/other-services.ts';
import type { PaymentDeps } from '../../services/payment/application/ports.ts';
import { Payment, type PaymentFact } from '../../services/payment/domain/payment.ts';
import { PaymentUnknown } from '../../services/payment/domain/payment-errors.ts';
import type { PaymentState } from '../../services/payment/domain/payment-state.ts';
import {
  orderByBroker,
  stockByBroker as stockForPayment,
} from '../../services/payment/infrastructure/other-services.ts';
import type { StockDeps } from '../../services/stock/application/ports.ts';
import { orderByBroker as orderForStock } from '../../services/stock/infrastructure/other-services.ts';
import { checkoutOf, disputesOf, refundsOf } from './checkout.ts';
import type { Process } from './process.ts';
import { holdsOf, noticesOf, stockOf } from './shelf.ts';
import { Repository, type Table } from './stores.ts';
import type { World } from './world.ts';

export interface ModelTables {
  orders: Table<OrderState>;
  payments: Table<PaymentState>;
  tickets: Table<TicketState>;
}

const COOK_MS = 5 * SECOND;
const COLLECT_WITHIN = 4 * HOUR;
const callOf = (world: World, process: Process) =>
  ((name: string, params: object) => world.call(process, name, params)) as unknown as Call;

function ordersOf(world: World, process: Process): OrderDeps['orders'] {
  const repository = new Repository<OrderFact, Order, OrderState>(process, {
    table: world.orders,
    fromStored: Order.fromStored,
    missing: (id) => new OrderUnknown(id),
    assertUnique({ id, state: { day, number } }) {
      for (const [other, { state }] of world.orders)
        if (number !== null && other !== id && state.number === number && state.day === day)
          throw new DuplicateValue(id);
    },
    publish(order, fact) {
      const { id, state } = order;
      const facts = factsOfOrder(order, { fact, version: order.version });
      world.publish(`order.${fact}`, facts);
      if (fact === 'paid') world.numbersTold.push(`${id} ${facts.number}`);
      if (fact === 'cancelled') world.noteCancelled(id, state.timeline.at(-1)?.by ?? '');
    },
  });
  return Object.assign(repository, {
    list: async () => [],
    changes: notHere,
    search: async () => [],
    called: notHere,
    calledNear: notHere,
    unsent: () => 0,
    traceId: async () => null,
  });
}

function paymentsOf(world: World, process: Process): PaymentDeps['payments'] {
  const repository = new Repository<PaymentFact, Payment, PaymentState>(process, {
    table: world.payments,
    fromStored: Payment.fromStored,
    missing: (id) => new PaymentUnknown(id),
    publish({ id: orderId, version, state, refunded }, fact) {
      const { captured, currency } = state;
      world.publish(`payment.${fact}`, { orderId, version, captured, refunded, currency });
    },
    stored: ({ id, alerts }) => void world.alerts.push(...alerts.map(({ kind }) => `${id} ${kind}`)),
  });
  const ofIntent = (intent: string) =>
    process.pass(() => [...world.payments].find(([, { state }]) => state.intents.includes(intent))?.[0]);
  return Object.assign(repository, { wakeAll: notHere, changes: notHere, ofIntent });
}

function ticketsOf(world: World, process: Process): KitchenDeps['tickets'] {
  const repository = new Repository<never, Ticket, TicketState>(process, {
    table: world.tickets,
    fromStored: Ticket.fromStored,
    missing: (id) => new TicketUnknown(id),
  });
  const those = async (are: (state: TicketState) => boolean) =>
    [...world.tickets.values()]
      .filter(({ state }) => are(state))
      .map(({ state, version }) => Ticket.fromStored({ ...state }, version));
  return Object.assign(repository, {
    list: (shown: string) => those(({ status, startAt }) => status === shown && startAt <= world.now()),
    alarms: notHere,
    notCooked: () => those(({ status }) => status === 'cooking' || status === 'queued'),
  });
}

const notHere = () => {
  throw new Error('this is not part of the model');
};
/** So have the day's reports. */
const ofTheDay: Pick<OrderDeps, 'booked' | 'closings' | 'soFar'> = {
  soFar: { placed: notHere, hours: notHere },
  booked: { unreported: notHere, inHour: notHere, findAll: notHere },
  closings: {
    latest: notHere,
    find: notHere,
    open: notHere,
    page: notHere,
    addPage: notHere,
    close: notHere,
    changes: notHere,
  },
};
/** Reconciliation and polling have tests of their own, with the real twin. */
const elsewhere: Pick<PaymentDeps, 'feed' | 'books'> = {
  feed: null,
  books: { sessions: notHere, taken: notHere, refunds: notHere, disputes: notHere, takenBy: notHere },
};

/** What each service is given: the ports in memory, and the other services through the real adapters. */
export const modelDeps = {
  order: (world: World, process: Process): OrderDeps => ({
    who: null,
    orders: ordersOf(world, process),
    ...ofTheDay,
    numbers: { during: (work) => world.numbers.any().during(work) },
    stock: stockByBroker(callOf(world, process)),
    payment: paymentByBroker(callOf(world, process)),
    kitchen: kitchenByBroker(callOf(world, process)),
    admission: { assertOpen() {}, accepted() {}, tried() {} },
    unpaid: new UnpaidOrders(0, notHere),
    now: world.now,
    payWithin: 30 * MINUTE,
    lateAfter: 5 * MINUTE,
    collectWithin: COLLECT_WITHIN,
    contactKept: HOUR,
    alert: (kind, orderId) => void world.alerts.push(`${orderId} ${kind}`),
    forgot: () => {},
    replayed: () => {},
  }),
  payment: (world: World, process: Process): PaymentDeps => ({
    who: null,
    payments: paymentsOf(world, process),
    notices: noticesOf(process, world.notices),
    checkout: checkoutOf(process, world.stripe),
    refunds: refundsOf(process, world.stripe),
    disputes: disputesOf(process, world.stripe),
    ...elsewhere,
    order: orderByBroker(callOf(world, process)),
    stock: stockForPayment(callOf(world, process)),
    now: world.now,
    inBackground: (_id, _urgency, work) => process.goOn(() => work(modelDeps.payment(world, process))),
    readOn: () => {},
    alone: (_what, work) => work().then(() => true),
    noted: () => {},
    replayed: () => {},
    alert: (kind, orderId) => void world.alerts.push(`${orderId} ${kind}`),
  }),
  stock: (world: World, process: Process): StockDeps => ({
    who: null,
    stock: stockOf(process, world.shelf),
    holds: holdsOf(process, world.shelf),
    order: orderForStock(callOf(world, process)),
    now: world.now,
    replayed: () => {},
  }),
  kitchen: (world: World, process: Process): KitchenDeps => ({
    who: null,
    tickets: ticketsOf(world, process),
    queue: new Queue((limit) => ticketsOf(world, process).notCooked(limit), { otherwise: 2, ofShop: async () => null }),
    turns: { take: async () => true },
    lineMs: world.simulatedCooks ? COOK_MS : 10 * MINUTE,
    order: orderForKitchen(callOf(world, process)),
    now: world.now,
    cookMs: world.simulatedCooks ? COOK_MS : null,
    collectWithin: COLLECT_WITHIN,
    cooks: new Cooks(2, () => {}),
    pause: () => process.stall(),
    inBackground: (_id, work) => void process.goOn(() => work(modelDeps.kitchen(world, process))),
    replayed: () => {},
  }),
};
