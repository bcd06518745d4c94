import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { lockFolder } from '../../platform/config/folder-lock.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SEED = path.join(ROOT, 'seed.ts');
const dish = (id: string, more: object = {}) => {
  return { id, name: id, description: 'good', category: 'Mains', price: 500, currency: 'eur', quantity: 10, ...more };
};

function kitchen(t: TestContext) {
  const folder = mkdtempSync(path.join(tmpdir(), 'stock-seed-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const seedText = (text: string) => {
    writeFileSync(path.join(folder, 'menu.json'), text);
    return run(['menu.json'], folder);
  };
  const rows = (sql: string) => {
    const db = new DatabaseSync(path.join(folder, 'data', 'stock.sqlite'));
    const found = db
      .prepare(sql)
      .all()
      .map((row) => Object.values(row));
    db.close();
    return found;
  };
  const write = (sql: string) => {
    const db = new DatabaseSync(path.join(folder, 'data', 'stock.sqlite'));
    db.exec(sql);
    db.close();
  };
  return { folder, seedText, seed: (menu: unknown) => seedText(JSON.stringify(menu)), rows, write };
}

function run(args: string[], cwd: string, env: object = {}): Promise<{ code: number; out: string; lines: string[] }> {
  const { FAILPOINT: _unset, ...inherited } = process.env;
  return new Promise((done) => {
    const options = { cwd, env: { ...inherited, DATA_DIR: 'data', ...env } };
    execFile(process.execPath, [SEED, ...args], options, (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out: out.trim(), lines: err.trim().split('\n') });
    });
  });
}

test('seeding adds dishes and books their quantity; seeding again changes texts and prices, never quantities', async (t) => {
  const { seed, rows } = kitchen(t);
  const first = await seed([dish('soup'), dish('cake', { priceId: 'price_cake' })]);
  assert.deepEqual([first.code, first.out], [0, 'menu.json: 2 new, 0 updated']);
  const again = await seed([
    dish('soup', { price: 700, name: 'Soup of the day', quantity: 99 }),
    dish('wine', { quantity: 0 }),
  ]);
  assert.deepEqual([again.code, again.out], [0, 'menu.json: 1 new, 1 updated, 1 off the menu']);
  assert.deepEqual(rows('SELECT id, name, price_minor, price_id, available FROM items ORDER BY id'), [
    ['cake', 'cake', 500, 'price_cake', 10],
    ['soup', 'Soup of the day', 700, null, 10],
    ['wine', 'wine', 500, null, 0],
  ]);
  assert.deepEqual(rows('SELECT item_id, reason, available_change FROM movements ORDER BY item_id'), [
    ['cake', 'restock', 10],
    ['soup', 'restock', 10],
  ]);
});

test('a bad file is refused line by line, and nothing changes', async (t) => {
  const { seed, rows } = kitchen(t);
  await seed([dish('soup')]);
  const { name: _none, ...nameless } = dish('nameless');
  const bad = await seed([
    dish('soup', { price: 999 }),
    dish('free', { price: 0 }),
    dish('half', { price: 1.5, quantity: 1_000_001 }),
    dish('minus', { quantity: -1, colour: 'red' }),
    nameless,
    dish('soup'),
    dish('us', { currency: 'usd' }),
    dish('gold', { currency: 'xau' }),
    dish('text', { price: '500', picture: 7 }),
    'pizza',
    dish('no spaces'),
    null,
  ]);
  assert.equal(bad.code, 1);
  const expected = [
    /^entry 2 \(free\): price must be .* not 0$/,
    /^entry 3 \(half\): price must be a whole number from 0 to 99999999$/,
    /^entry 3 \(half\): quantity must be a whole number from 0 to 1000000, or null$/,
    /^entry 4 \(minus\): colour is not a known field$/,
    /^entry 4 \(minus\): quantity must be a whole number .*$/,
    /^entry 5 \(nameless\): name is missing$/,
    /^entry 8 \(gold\): currency must be one of: aud, /,
    /^entry 9 \(text\): price must be a whole number/,
    /^entry 9 \(text\): picture must be the path of a jpg, /,
    /^entry 10: all of it must be an object$/,
    /^entry 11 \(no spaces\): id must be 1 to 64 letters, digits, /,
    /^entry 12: all of it must be an object$/,
    /^entry 6 \(soup\): id is that of entry 1 too$/,
    /^entry 7 \(us\): currency is usd, but the menu began in eur$/,
  ];
  assert.equal(bad.lines.length, expected.length, bad.lines.join('\n'));
  for (const [i, line] of expected.entries()) assert.match(bad.lines[i] ?? '', line);
  assert.deepEqual(rows('SELECT id, price_minor FROM items'), [['soup', 500]]);
});

test('what is no menu at all is refused with one line', async (t) => {
  const { folder, seedText, seed } = kitchen(t);
  const refusals: [Promise<{ code: number; lines: string[] }>, RegExp][] = [
    [run(['missing.json'], folder), /^missing\.json cannot be read: ENOENT/],
    [run(['x.json'], folder, { PORT: 'abc' }), /^PORT must be a whole number/],
  ];
  for (const [refused, line] of refusals) assertRefused(await refused, line);
  assertRefused(await seedText('[{"id": '), /^menu\.json is not JSON: /);
  assert.equal(
    (await seedText(`\uFEFF${JSON.stringify([dish('soup')])}`)).code,
    0,
    'what editors write in front of it',
  );
  assertRefused(await seed({ id: 'soup' }), /^a menu is a JSON array/);
  assertRefused(await seed([]), /^a menu is a JSON array of at least one entry/);
  assertRefused(await seed(Array.from({ length: 1001 }, (_, i) => dish(`d${i}`))), /^1001 entries are too many/);
  const usage = await run([], folder);
  assert.deepEqual([usage.code, usage.lines], [1, ['usage: npm run seed -- menu.json']]);
});

function assertRefused({ code, lines }: { code: number; lines: string[] }, line: RegExp): void {
  assert.equal(code, 1);
  assert.equal(lines.length, 1, lines.join('\n'));
  assert.match(lines[0] ?? '', line);
}

test('a menu in another currency is taken when no order holds a dish in the old one', async (t) => {
  const { seed, rows, write } = kitchen(t);
  await seed([dish('soup'), dish('cake')]);
  write(
    "INSERT INTO reservations (order_id, state, currency, created_at, due_at, tries, wasted, returns, serving, taxes, tip) VALUES ('o1', 'held', 'eur', '', '2030', 0, 0, '[]', 'pickup', '[]', 0)",
  );
  const dollars = [dish('soup', { currency: 'usd' })];
  assertRefused(await seed(dollars), /in usd, but orders still hold dishes in eur; seed it again when/);
  assert.deepEqual(rows('SELECT DISTINCT currency FROM items'), [['eur']]);
  write("UPDATE reservations SET state = 'sold', due_at = NULL");
  assert.equal((await seed(dollars)).code, 0);
  assert.deepEqual(rows('SELECT id, currency, archived FROM items ORDER BY id'), [
    ['cake', 'eur', 1],
    ['soup', 'usd', 0],
  ]);
});

test('while the shop is open its menu cannot be seeded', async (t) => {
  const { folder, seed } = kitchen(t);
  const letGo = lockFolder(path.join(folder, 'data'));
  t.after(letGo);
  assertRefused(await seed([dish('soup')]), /another process is running on .*; stop it first$/);
});

test('a whole shop is seeded: options, ingredients, what is not counted, and its settings; what is gone leaves the menu', async (t) => {
  const { seed, rows } = kitchen(t);
  const taxed = (id: string, more: object = {}) => dish(id, { tax: 'food', ...more });
  const olives = { id: 'olives', name: 'Olives', price: 100 };
  const extras = { id: 'extras', name: 'Extras', min: 0, max: 2, choices: [olives] };
  const more = { options: [extras], uses: [{ itemId: 'dough', quantity: 2 }], allergens: ['gluten'] };
  const pizza = taxed('pizza', { ...more, station: 'oven', minutes: 8, picture: 'pizza/big one.jpg' });
  const dough = { id: 'dough', name: 'Dough', quantity: 20, sold: false };
  const shop = { name: 'Da Nino' };
  const taxes = { included: true, rates: { food: 700 } };
  const items = [pizza, dough, taxed('water', { quantity: null }), taxed('soup')];
  assert.equal((await seed({ shop, taxes, items })).out, 'menu.json: 4 new, 0 updated');
  assert.deepEqual(rows('SELECT name, value FROM settings ORDER BY name'), [
    ['shop', '{"name":"Da Nino"}'],
    ['taxes', '{"included":true,"rates":{"food":700}}'],
  ]);
  const counts = 'SELECT id, kind, counted, available FROM items ORDER BY id';
  assert.deepEqual(rows(counts), [
    ['dough', 'ingredient', 1, 20],
    ['pizza', 'dish', 1, 10],
    ['soup', 'dish', 1, 10],
    ['water', 'dish', 0, 0],
  ]);
  const soldOut = { ...pizza, options: [{ ...extras, choices: [{ ...olives, soldOut: true }] }] };
  await seed([soldOut, dough, taxed('water', { quantity: 7 })]);
  assert.match(String(rows("SELECT options FROM items WHERE id = 'pizza'")), /"soldOut":true/);
  await seed([pizza, dough, taxed('water', { quantity: 9 })]);
  assert.match(
    String(rows("SELECT options FROM items WHERE id = 'pizza'")),
    /"soldOut":true/,
    'the file says nothing of it',
  );
  assert.deepEqual(rows("SELECT available FROM items WHERE id = 'water'"), [[7]], 'counted from the second file on');
  assert.deepEqual(rows("SELECT archived FROM items WHERE id = 'soup'"), [[1]]);
  assert.equal(rows('SELECT name FROM settings').length, 2, 'an array leaves the settings as they are');
  const untaxed = await seed([dish('soup'), taxed('cake', { tax: 'wine' })]);
  assert.deepEqual(untaxed.lines, [
    'entry 1 (soup): tax is missing: one of food',
    'entry 2 (cake): tax must be one of food, not "wine"',
  ]);
  await seed([taxed('soup')]);
  assert.deepEqual(rows('SELECT id FROM items WHERE archived = 0'), [['soup']]);
  assert.deepEqual(rows("SELECT available FROM items WHERE id = 'soup'"), [[10]]);
});

test('the menu of the README is taken as it stands there', async (t) => {
  const { seedText, rows } = kitchen(t);
  const [, menu] = /```json\n(.+?)\n```/s.exec(readFileSync(path.join(ROOT, 'README.md'), 'utf8')) ?? [];
  const { code, out } = await seedText(menu ?? '');
  assert.deepEqual([code, out], [0, 'menu.json: 4 new, 0 updated']);
  assert.deepEqual(rows("SELECT description FROM items WHERE id = 'cola'"), [['']]);
});
