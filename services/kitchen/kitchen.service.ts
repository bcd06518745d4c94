import { collections } from '../../mixins/collections.mixin.ts';
import { deadLetterActions } from '../../mixins/dead-letters.mixin.ts';
import type { Config } from '../../platform/config/config.ts';
import { command, on, query, type ServiceWith } from '../../platform/contract/contract.ts';
import { lookAfter, lookAfterRecords } from '../../platform/record/look-after.ts';
import { board } from './application/board.ts';
import { queuedTickets, takeTicket } from './application/cook-ticket.ts';
import { findTicket } from './application/find-ticket.ts';
import { listTickets } from './application/list-tickets.ts';
import { dueTickets, lookAfterTicket } from './application/look-after-ticket.ts';
import { cancelTicket, cancelTicketOnRequest, openTicket } from './application/open-ticket.ts';
import type { KitchenDeps } from './application/ports.ts';
import { readyAt } from './application/ready-at.ts';
import { duePromises, reckonPromises } from './application/reckon-promises.ts';
import {
  acknowledgeTicket,
  bumpTicket,
  handOverTicket,
  putTicketBack,
  recallTicket,
  startTicket,
} from './application/ticket-moves.ts';
import { KITCHEN_COLLECTIONS } from './infrastructure/ticket-documents.ts';
import { kitchenContract } from './kitchen.contract.ts';
import { kitchenDeps } from './kitchen.deps.ts';

export default async (config: Config) =>
  ({
    name: 'kitchen',
    mixins: [kitchenDeps(config), deadLetterActions, await collections(KITCHEN_COLLECTIONS, config)],
    actions: {
      tickets: query(kitchenContract.tickets, listTickets),
      board: query(kitchenContract.board, board),
      find: query(kitchenContract.find, findTicket),
      readyAt: query(kitchenContract.readyAt, readyAt),
      start: command(kitchenContract.start, startTicket),
      bump: command(kitchenContract.bump, bumpTicket),
      recall: command(kitchenContract.recall, recallTicket),
      putBack: command(kitchenContract.putBack, putTicketBack),
      acknowledge: command(kitchenContract.acknowledge, acknowledgeTicket),
      close: command(kitchenContract.close, cancelTicketOnRequest),
      handOver: command(kitchenContract.handOver, handOverTicket),
    },
    channels: {
      'order.paid': on('order.paid', openTicket),
      'order.cancelled': on('order.cancelled', cancelTicket),
    },
    sweeps: {
      cooks: lookAfterRecords(queuedTickets, takeTicket, config.kitchen.cooks),
      tickets: lookAfterRecords(dueTickets, lookAfterTicket, 8),
      promises: lookAfter(duePromises, reckonPromises, 1),
    },
  }) satisfies ServiceWith<KitchenDeps>;
