import type { Kysely, Transaction } from 'kysely';
import { insertRows } from '../../../platform/sql/insert-rows.ts';
import { taxCategoryProblems } from '../domain/tax-problems.ts';
import type { TaxSettings } from '../domain/taxes.ts';
import { noteChanges } from './change-rows.ts';
import type { Menu, MenuEntry, Settings } from './menu-entry.ts';
import { entryName, MenuRefused } from './menu-file.ts';
import { itemRow, type NewItem } from './menu-rows.ts';
import { storeSetting } from './shop-settings.ts';
import { movementRow } from './store-changes.ts';
import type { ItemRow, StockTables } from './tables.ts';

type Writes = Transaction<StockTables>;
export interface Seeded {
  added: number;
  updated: number;
  archived: number;
}

/**
 * Takes over a menu in one transaction: texts, prices and options of what is there, new items with their quantity booked as a
 * restock; what the menu does not name is archived. Throws MenuRefused while orders hold dishes in another currency.
 */
export function seedMenu(
  db: Kysely<StockTables>,
  { items, settings = {} }: Menu,
  at: Date,
  who: string | null = null,
): Promise<Seeded> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('items')
      .selectAll()
      .where('kind', '!=', 'slot')
      .orderBy('id')
      .forUpdate()
      .execute();
    const stored = new Map(rows.map((row) => [row.id, row]));
    const currency = items.map(currencyOf).find((one) => one !== undefined) ?? '';
    const wanted = items.map((entry, i) => itemRow(entry, i, currency, stored.get(entry.id)));
    const added = wanted.filter(({ id }) => !stored.has(id));
    await insertRows(trx, 'items', added);
    await bookFirst(trx, added, at);
    for (const row of wanted) await update(trx, row, stored.get(row.id), at);
    const gone = rows.filter(({ id, archived }) => archived === 0 && !wanted.some((row) => row.id === id));
    for (const { id } of gone) await trx.updateTable('items').set({ archived: 1 }).where('id', '=', id).execute();
    await storeSettings(trx, settings);
    await assertTaxes(trx, items);
    await assertCurrency(trx, currency);
    const seeded = { added: added.length, updated: wanted.length - added.length, archived: gone.length };
    const details = [seededText(seeded), ...Object.keys(settings)].join(', ');
    await noteChanges(trx, [{ at, who, what: 'seed', kind: 'setting', id: 'menu', details }]);
    return seeded;
  });
}

export const seededText = ({ added, updated, archived }: Seeded): string =>
  `${added} new, ${updated} updated${archived > 0 ? `, ${archived} off the menu` : ''}`;

const currencyOf = (entry: MenuEntry): string | undefined => (entry.sold === false ? undefined : entry.currency);

/** Quantities stay, but for an item that is counted from now on: it begins with what the menu says. */
async function update(trx: Writes, row: NewItem, stored: ItemRow | undefined, now: Date): Promise<void> {
  if (!stored) return;
  const { id, available: quantity, sold_out: _mark, sold_out_until: _end, ...changes } = row;
  const begins = stored.counted === 0 && row.counted === 1;
  const available = begins ? quantity : stored.available;
  await trx
    .updateTable('items')
    .set({ ...changes, available })
    .where('id', '=', id)
    .execute();
  await book(trx, [{ id, change: available - stored.available, note: 'counted from now on' }], now);
}

const bookFirst = (trx: Writes, added: readonly NewItem[], now: Date): Promise<void> =>
  book(
    trx,
    added.map(({ id, available }) => ({ id, change: available, note: 'first stock' })),
    now,
  );

function book(trx: Writes, changes: readonly { id: string; change: number; note: string }[], at: Date): Promise<void> {
  const movements = changes.flatMap(({ id: itemId, change, note }) => {
    if (change === 0) return [];
    const reason = change > 0 ? 'restock' : 'correction';
    const movement = { id: null, itemId, orderId: null, reason, note, at } as const;
    return [movementRow({ ...movement, availableChange: change, units: Math.abs(change) })];
  });
  return insertRows(trx, 'movements', movements);
}

async function storeSettings(trx: Writes, settings: Settings): Promise<void> {
  for (const name of ['shop', 'taxes'] as const) {
    const value = settings[name];
    if (value !== undefined) await storeSetting(trx, name, value);
  }
}

/** The categories are those of the taxes that apply from now on, which the file need not repeat. */
async function assertTaxes(trx: Writes, items: readonly MenuEntry[]): Promise<void> {
  const row = await trx.selectFrom('settings').select('value').where('name', '=', 'taxes').executeTakeFirst();
  const taxes: TaxSettings | null = row ? JSON.parse(row.value) : null;
  const problems = items.flatMap((entry, i) =>
    taxCategoryProblems(entry, taxes).map((problem) => `${entryName(entry, i)}: ${problem}`),
  );
  if (problems.length > 0) throw new MenuRefused(problems);
}

/** Comes last: the items are locked by now, so that no order is under way with an old price. */
async function assertCurrency(trx: Writes, currency: string): Promise<void> {
  const held = trx.selectFrom('reservations').select('currency').where('due_at', '>', '');
  const other = await held.where('currency', '!=', currency).limit(1).executeTakeFirst();
  if (!other) return;
  const why = `orders still hold dishes in ${other.currency}; seed it again when they are paid or over`;
  throw new MenuRefused([`the menu is in ${currency}, but ${why}`]);
}
