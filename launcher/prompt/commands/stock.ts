import { randomUUID } from 'node:crypto';
import { formatMoney } from '../../../kernel/money.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const stock: Command = {
  name: 'stock',
  about: 'what can be sold, and how many of each',
  args: [],
  flags: {},
  async run(_given, { call }) {
    const { items } = await call('stock.shelf', {});
    const rows = items.map(({ id, name, category, price, currency, isDish, units, available, soldOut }) => {
      const sold = isDish ? [category, formatMoney(price, currency)] : ['ingredient', ''];
      return [id, name, ...sold, units ?? 'not counted', available ?? 'not counted', soldOut ? 'sold out' : ''];
    });
    const columns = ['item', 'name', 'category', 'price', 'on the shelf', 'available', ''];
    return { data: items, text: table(columns, rows, 'an empty menu') };
  },
};

export const restock: Command = {
  name: 'restock',
  about: 'adds units to an item; a negative quantity takes them away',
  args: ['<item>', '<quantity>'],
  flags: {
    note: { about: 'why, for the books', value: 'text' },
    id: { about: "the movement's id: sent again with it, nothing is added twice", value: 'text' },
  },
  async run(given, { call }) {
    const note = given.text('note');
    const movementId = given.text('id') ?? randomUUID();
    const quantity = given.number('quantity') as number;
    const itemId = given.text('item') as string;
    const { available } = await call('stock.restock', { movementId, itemId, quantity, ...(note && { note }) });
    const text = `${itemId}: ${available} available now (movement ${movementId})`;
    return { data: { movementId, itemId, available }, text };
  },
};

export const soldOut: Command = {
  name: 'sold-out',
  about: 'says of an item that it is sold out, whatever is on the shelf; --off takes it back',
  args: ['<item>'],
  flags: { off: { about: 'it can be had again' } },
  async run(given, { call }) {
    const itemId = given.text('item') as string;
    const data = await call('stock.setSoldOut', { itemId, soldOut: !given.has('off') });
    return { data, text: `${itemId}: ${data.soldOut ? 'sold out' : 'can be had again'}` };
  },
};
