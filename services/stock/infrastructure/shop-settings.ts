import type { Kysely, Transaction } from 'kysely';
import { OPENING_DEFAULTS, type OpeningSettings } from '../domain/opening-settings.ts';
import { PLAIN_SHOP, type Shop } from '../domain/shop.ts';
import type { StaffChange } from '../domain/staff-change.ts';
import { noteChanges } from './change-rows.ts';
import { toDate } from './item-rows.ts';
import type { SettingRow, StockTables } from './tables.ts';

/** What the table said last, by its text: it is parsed where it changed, and else costs a query only. */
let latest: { text: string; shop: Shop } = { text: '', shop: PLAIN_SHOP };

/** What the settings say at this moment, so that a pause holds on every node at once. */
export async function loadShop(db: Kysely<StockTables>): Promise<Shop> {
  const rows = await db.selectFrom('settings').selectAll().orderBy('name').execute();
  const text = rows.map(({ name, value }) => `${name} ${value}`).join('\n');
  if (text !== latest.text) latest = { text, shop: toShop(rows) };
  return latest.shop;
}

function toShop(rows: readonly SettingRow[]): Shop {
  const setting = (name: SettingRow['name']) => JSON.parse(rows.find((row) => row.name === name)?.value ?? 'null');
  const { name = null, contact = [], cooks = null, stations = {}, ...opening } = setting('shop') ?? {};
  return {
    opening: { ...OPENING_DEFAULTS, ...opening },
    taxes: setting('taxes'),
    paused: toDate(setting('pause')?.until ?? null),
    ...{ name, contact, cooks, stations },
  };
}

export async function storeSetting(trx: Transaction<StockTables>, name: SettingRow['name'], value: object) {
  await trx.deleteFrom('settings').where('name', '=', name).execute();
  const row = { name, value: JSON.stringify(value) };
  await trx.insertInto('settings').values(row).execute();
}

/** What else the shop goes by stays. What is so already leaves no trail. */
export function storeOpening(db: Kysely<StockTables>, opening: OpeningSettings, change: StaffChange): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const stored = trx.selectFrom('settings').select('value').where('name', '=', 'shop').forUpdate();
    const before = (await stored.executeTakeFirst())?.value ?? '{}';
    const { name, contact, cooks, stations } = JSON.parse(before);
    const after = { name, contact, cooks, stations, ...opening };
    await storeSetting(trx, 'shop', after);
    if (JSON.stringify(after) !== before) await noteChanges(trx, [change]);
  });
}

/** Null ends a pause. What is so already changes nothing, and leaves no trail. */
export function storePause(db: Kysely<StockTables>, until: Date | null, change: StaffChange): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const setting = trx.selectFrom('settings').select('value').where('name', '=', 'pause').forUpdate();
    const before = JSON.parse((await setting.executeTakeFirst())?.value ?? '{}').until ?? null;
    if (before === (until?.toISOString() ?? null)) return;
    if (until) await storeSetting(trx, 'pause', { until: until.toISOString() });
    else await trx.deleteFrom('settings').where('name', '=', 'pause').execute();
    await noteChanges(trx, [change]);
  });
}
