import type { Kysely } from 'kysely';
import { deadLetterActions } from '../../mixins/dead-letters.mixin.ts';
import { locks } from '../../mixins/lock.mixin.ts';
import { sql } from '../../mixins/sql.mixin.ts';
import type { Config } from '../../platform/config/config.ts';
import { command, on, query, type ServiceWith } from '../../platform/contract/contract.ts';
import { lookAfter } from '../../platform/record/look-after.ts';
import { archive } from './application/archive.ts';
import { audit } from './application/audit.ts';
import { changes } from './application/changes.ts';
import { check } from './application/check.ts';
import { confirm } from './application/confirm.ts';
import { cooks } from './application/cooks.ts';
import { dueHolds } from './application/due-holds.ts';
import { editItem } from './application/edit-item.ts';
import { giveBack } from './application/give-back.ts';
import { hours, setHours } from './application/hours.ts';
import { lookAfterHold } from './application/look-after-hold.ts';
import { menu } from './application/menu.ts';
import { opening } from './application/opening.ts';
import { pause } from './application/pause.ts';
import type { StockDeps } from './application/ports.ts';
import { prices } from './application/prices.ts';
import { release } from './application/release.ts';
import { reserve } from './application/reserve.ts';
import { restock } from './application/restock.ts';
import { restore } from './application/restore.ts';
import { returnCancelled } from './application/return-cancelled.ts';
import { sellPaid } from './application/sell-paid.ts';
import { setSoldOut } from './application/set-sold-out.ts';
import { shelf } from './application/shelf.ts';
import { seedDemo } from './infrastructure/demo.ts';
import { schema } from './infrastructure/schema.ts';
import type { StockTables } from './infrastructure/tables.ts';
import { stockContract } from './stock.contract.ts';
import { stockDeps, traceOfHold } from './stock.deps.ts';

const demoFor =
  ({ demoMenu, stripe }: Config) =>
  (db: Kysely<StockTables>) =>
    demoMenu ? seedDemo(db, stripe.twinUrl !== null) : Promise.resolve();

export default async (config: Config) =>
  ({
    name: 'stock',
    mixins: [
      stockDeps,
      await locks(config, config.stockLock === 'on'),
      deadLetterActions,
      sql({ schema, seed: demoFor(config) }, config),
    ],
    actions: {
      menu: query(stockContract.menu, menu, { cache: { ttl: 1, keys: [] } }),
      shelf: query(stockContract.shelf, shelf),
      opening: query(stockContract.opening, opening),
      pause: command(stockContract.pause, pause),
      prices: query(stockContract.prices, prices),
      cooks: query(stockContract.cooks, cooks),
      audit: query(stockContract.audit, audit),
      changes: query(stockContract.changes, changes),
      check: query(stockContract.check, check),
      reserve: command(stockContract.reserve, reserve),
      confirm: command(stockContract.confirm, confirm),
      release: command(stockContract.release, release),
      giveBack: command(stockContract.giveBack, giveBack),
      restock: command(stockContract.restock, restock),
      setSoldOut: command(stockContract.setSoldOut, setSoldOut),
      archive: command(stockContract.archive, archive),
      restore: command(stockContract.restore, restore),
      hours: query(stockContract.hours, hours),
      setHours: command(stockContract.setHours, setHours),
      editItem: command(stockContract.editItem, editItem),
    },
    channels: {
      'order.paid': on('order.paid', sellPaid),
      'order.cancelled': on('order.cancelled', returnCancelled),
    },
    sweeps: { holds: { ...lookAfter(dueHolds, lookAfterHold, 8), traceOf: traceOfHold } },
  }) satisfies ServiceWith<StockDeps>;
