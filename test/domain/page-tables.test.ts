import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

interface Named {
  names: string[];
  tooLong: string | null;
  hasMore: boolean;
}
const {
  tableNames,
  tableAddress,
  isOfThisDevice,
  shopAddress,
}: {
  tableNames(text: string): Named;
  tableAddress(url: string, name: string): string;
  isOfThisDevice(url: string): boolean;
  shopAddress(said: string | null, here: string): string;
} = await import(new URL('../../public/scripts/office/tables/table-names.js', import.meta.url).href);
const names = (text: string) => tableNames(text).names;

test('tables are named one by one and by ranges, in the signs of either language', () => {
  assert.deepEqual(names('1-4, bar, terrace 1–2'), ['1', '2', '3', '4', 'bar', 'terrace 1', 'terrace 2']);
  assert.deepEqual(names('1-3、吧台，露台1～2；A-1\nT1-T2'), [
    '1',
    '2',
    '3',
    '吧台',
    '露台1',
    '露台2',
    'A-1',
    'T1',
    'T2',
  ]);
});

test('a range has as many digits as its first number was typed with', () => {
  assert.deepEqual(names('08-11'), ['08', '09', '10', '11']);
});

test('what counts down is a name', () => {
  assert.deepEqual(names('2-1'), ['2-1']);
});

test('nothing is named twice, and nothing unseen is in a name', () => {
  assert.deepEqual(names(' 1, 2,, 1-3 ,\u202E3,\tthe  bar '), ['1', '2', '3', 'the bar']);
});

test('there are 200 tables at most, however many are asked for', () => {
  assert.deepEqual(
    { ...tableNames('1-200'), names: names('1-200').length },
    { names: 200, tooLong: null, hasMore: false },
  );
  assert.deepEqual(
    { ...tableNames('1-9999'), names: names('1-9999').length },
    { names: 200, tooLong: null, hasMore: true },
  );
  assert.equal(tableNames('1-200, 7, 8').hasMore, false);
});

test('a name of more than 20 characters is told, and takes those after it with it', () => {
  assert.deepEqual(tableNames(`1, ${'桌'.repeat(20)}, ${'😀'.repeat(21)}, 2`), {
    names: ['1', '桌'.repeat(20)],
    tooLong: '😀'.repeat(21),
    hasMore: false,
  });
});

test('whatever is typed, the names are few, short, different, and can be read back from their addresses', () => {
  const part = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('1-20', 'a1-a5', '0-9999', '7-1', '😀1-3'));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const named = tableNames(parts.join(','));
      assert.ok(named.names.length <= 200);
      assert.equal(new Set(named.names).size, named.names.length);
      assert.ok(named.names.every((name) => name !== '' && name.trim() === name && [...name].length <= 20));
      const last = named.names.at(-1) ?? 'none';
      assert.equal(new URL(tableAddress('https://pizza.example/shop/', last)).searchParams.get('table'), last);
    }),
    { numRuns: 30 },
  );
});

test('an address keeps the path under which the shop is published, and one of this device is told', () => {
  assert.equal(
    tableAddress('https://pizza.example/shop/', 'bar & 1'),
    'https://pizza.example/shop/?table=bar%20%26%201',
  );
  assert.equal(tableAddress('https://pizza.example', '1'), 'https://pizza.example/?table=1');
  for (const url of ['http://localhost:3000', 'http://127.0.0.1:3000/', 'http://[::1]:3000']) {
    assert.ok(isOfThisDevice(url), url);
  }
  assert.ok(!isOfThisDevice('http://192.168.1.5:3000'));
});

test('codes lead to the address that the shop says it has, or to that of the page where no guest finds it', () => {
  const here = 'http://192.168.1.5:3000/';
  assert.equal(shopAddress('https://pizza.example', here), 'https://pizza.example');
  assert.equal(shopAddress('http://localhost:3000', here), here);
  assert.equal(shopAddress(null, here), here);
});
