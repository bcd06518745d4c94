import type { Context } from 'moleculer';
import { MINUTE } from '../../kernel/time.ts';
import { collections } from '../../mixins/collections.mixin.ts';
import { deadLetterActions } from '../../mixins/dead-letters.mixin.ts';
import type { TurnedAway } from '../../platform/admission/turned-away.ts';
import type { Config } from '../../platform/config/config.ts';
import { command, on, query, type ServiceWith } from '../../platform/contract/contract.ts';
import { lookAfterRecords } from '../../platform/record/look-after.ts';
import { outboxSweep } from '../../platform/record/outbox-sweep.ts';
import { cancelOrder, cancelOrderByStaff } from './application/cancel-order.ts';
import { changes } from './application/changes.ts';
import { closeDay } from './application/close-day.ts';
import { createOrder } from './application/create-order.ts';
import { forgetCustomer, forgetOrder } from './application/forget-customer.ts';
import { findOrder, getOrder } from './application/get-order.ts';
import { handOverOrder } from './application/hand-over.ts';
import { completeOrder, markCooked, promiseOrder, recallOrder, startCooking } from './application/kitchen-moves.ts';
import { listOrders } from './application/list-orders.ts';
import { dueOrders, lookAfterOrder } from './application/look-after-order.ts';
import { awaitPayment, cannotBePaid, markPaid, noteDisputes, noteRefunds } from './application/payment-moves.ts';
import type { OrderDeps } from './application/ports.ts';
import { quote } from './application/quote.ts';
import { reportDay } from './application/report-day.ts';
import { searchOrders } from './application/search-orders.ts';
import { settlement } from './application/settlement.ts';
import { today } from './application/today.ts';
import { ORDER_COLLECTIONS } from './infrastructure/order-documents.ts';
import { orderContract } from './order.contract.ts';
import { orderDeps, type WithAdmission } from './order.deps.ts';

export default async (config: Config) =>
  ({
    name: 'order',
    mixins: [orderDeps(config), deadLetterActions, await collections(ORDER_COLLECTIONS, config)],
    actions: {
      create: command(orderContract.create, createOrder),
      quote: query(orderContract.quote, quote),
      get: query(orderContract.get, getOrder),
      track: query(orderContract.track, getOrder),
      find: query(orderContract.find, findOrder),
      list: query(orderContract.list, listOrders),
      search: query(orderContract.search, searchOrders),
      details: query(orderContract.details, findOrder),
      handOver: command(orderContract.handOver, handOverOrder),
      cancel: command(orderContract.cancel, cancelOrder),
      cancelByStaff: command(orderContract.cancelByStaff, cancelOrderByStaff),
      forget: command(orderContract.forget, forgetOrder),
      forgetCustomer: command(orderContract.forgetCustomer, forgetCustomer),
      awaitPayment: command(orderContract.awaitPayment, awaitPayment),
      cannotBePaid: command(orderContract.cannotBePaid, cannotBePaid),
      noteRefunds: command(orderContract.noteRefunds, noteRefunds),
      noteDisputes: command(orderContract.noteDisputes, noteDisputes),
      promise: command(orderContract.promise, promiseOrder),
      startCooking: command(orderContract.startCooking, startCooking),
      markCooked: command(orderContract.markCooked, markCooked),
      recall: command(orderContract.recall, recallOrder),
      complete: command(orderContract.complete, completeOrder),
      settlement: command(orderContract.settlement, settlement),
      changes: query(orderContract.changes, changes),
      report: { ...query(orderContract.report, reportDay), timeout: 10 * MINUTE },
      today: query(orderContract.today, today, { cache: { ttl: 5, keys: [] } }),
      closeDay: command(orderContract.closeDay, closeDay, { timeout: 10 * MINUTE }),
    },
    channels: { 'payment.received': on('payment.received', markPaid) },
    events: {
      'payment.turnedAway'(this: WithAdmission, ctx: Context<TurnedAway>) {
        this.admission.heardOfPayment(ctx.nodeID ?? '', ctx.params);
      },
      /** By payment, of those that failed, and by order nodes, of those of others. */
      'order.tried'(this: WithAdmission, ctx: Context<{ orderIds: string[] }>) {
        this.admission.heardOfTries(ctx.params.orderIds);
      },
    },
    sweeps: { outbox: outboxSweep, orders: lookAfterRecords(dueOrders, lookAfterOrder, 16) },
  }) satisfies ServiceWith<OrderDeps>;
