import type { Command } from '../command.ts';
import { audit } from './audit.ts';
import { dead, drop, replay } from './dead-letters.ts';
import { drain } from './drain.ts';
import { reconcile, refund } from './money.ts';
import { alerts, logLevel } from './nodes.ts';
import { order, orders } from './orders.ts';
import { restock, soldOut, stock } from './stock.ts';
import { tickets } from './tickets.ts';

/** The shop's own words, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [
  orders,
  order,
  tickets,
  stock,
  restock,
  soldOut,
  refund,
  reconcile,
  dead,
  replay,
  drop,
  audit,
  alerts,
  logLevel,
  drain,
];
