import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '../../kernel/domain-error.ts';
import type { Item } from '../../services/stock/domain/item.ts';
import { Ledger } from '../../services/stock/domain/ledger.ts';
import type { Movement, Reservation } from '../../services/stock/domain/reservation.ts';
import { choice, group, item, use } from '../support/items.ts';

/** Two dishes use the dough, one of them with cheese of choice; nobody counts the water. */
const MENU: Item[] = [
  item('soup', { uses: [use('dough', 2)] }),
  item('cake', {
    uses: [use('dough')],
    options: [group('extras', 0, 3, choice('cheese', 50, { uses: [use('cheese', 2)] }))],
  }),
  item('wine'),
  item('water', { counted: false }),
  item('dough', { kind: 'ingredient' }),
  item('cheese', { kind: 'ingredient' }),
];
const ITEMS = MENU.map(({ id }) => id);
const DISHES = ['soup', 'cake', 'wine', 'water'];
const NOW = new Date('2030-01-01T12:00:00Z');

type Command = (ledger: Ledger) => unknown;
const itemId = fc.constantFrom(...ITEMS);
const orderId = fc.constantFrom('o1', 'o2', 'o3', 'o4');
const line = fc
  .record({
    itemId: fc.constantFrom(...DISHES),
    quantity: fc.integer({ min: 1, max: 8 }),
    cheese: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ cheese, ...line }) =>
    line.itemId === 'cake' && cheese > 0
      ? { ...line, options: [{ groupId: 'extras', choiceId: 'cheese', quantity: cheese }] }
      : line,
  );
const command: fc.Arbitrary<Command> = fc.oneof(
  fc
    .record({ orderId, lines: fc.array(line, { minLength: 1, maxLength: 4 }) })
    .map((wanted) => (l: Ledger) => l.reserve(wanted, NOW)),
  orderId.map((id) => (ledger: Ledger) => ledger.confirm(id)),
  fc.tuple(orderId, fc.constantFrom('returned' as const, 'wasted' as const)).map(
    ([id, units]) =>
      (l: Ledger) =>
        l.release(id, units, NOW),
  ),
  fc
    .record({
      orderId,
      refundId: fc.constantFrom('r1', 'r2', 'r3'),
      lines: fc.array(fc.record({ line: fc.nat(3), quantity: fc.integer({ min: 1, max: 5 }) }), { maxLength: 3 }),
    })
    .map(
      ({ orderId, ...refund }) =>
        (l: Ledger) =>
          l.giveBack(orderId, refund, NOW),
    ),
  fc
    .record({
      movementId: fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'),
      itemId,
      quantity: fc.integer({ min: -6, max: 25 }),
    })
    .map((put) => (ledger: Ledger) => ledger.restock(put, NOW)),
);
const batches = fc.array(fc.array(command, { minLength: 1, maxLength: 6 }), { maxLength: 8 });

/** What a repository keeps between two batches. */
class Shelf {
  readonly available = new Map(ITEMS.map((id) => [id, 0]));
  readonly reservations = new Map<string, Reservation>();
  readonly movements: Movement[] = [];

  run(batch: readonly Command[]): void {
    const items = MENU.map((item) => ({ ...item, available: this.available.get(item.id) ?? 0 }));
    const booked = this.movements.flatMap(({ id, ...movement }) => (id ? [{ ...movement, id }] : []));
    const ledger = new Ledger({ items, reservations: [...this.reservations.values()], booked });
    for (const one of batch) attempt(ledger, one);
    const { added, moved, movements } = ledger.changes();
    for (const reservation of [...added, ...moved.map(({ to }) => to)])
      this.reservations.set(reservation.orderId, reservation);
    for (const { itemId, availableChange } of movements) {
      this.available.set(itemId, (this.available.get(itemId) ?? 0) + availableChange);
    }
    this.movements.push(...movements);
  }

  kept(itemId: string): number {
    const open = [...this.reservations.values()].filter(({ state }) => state !== 'released');
    const units = open.flatMap(({ units }) => units).filter((one) => one.itemId === itemId);
    return units.reduce((sum, { taken, returned }) => sum + taken - returned, 0);
  }

  putIn(itemId: string): number {
    const put = this.movements.filter((one) => one.itemId === itemId && ['restock', 'correction'].includes(one.reason));
    return put.reduce((sum, { availableChange }) => sum + availableChange, 0);
  }
}

function attempt(ledger: Ledger, one: Command): void {
  try {
    one(ledger);
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

test('whatever comes, in whatever batches, available + held + sold = put in, and nothing goes below zero', () => {
  const reserved = new Map(ITEMS.map((id) => [id, 0]));
  let returned = 0;
  fc.assert(
    fc.property(batches, (commands) => {
      const shelf = new Shelf();
      shelf.run(ITEMS.map((itemId) => (l) => l.restock({ movementId: itemId, itemId, quantity: 10 }, NOW)));
      for (const batch of commands) {
        shelf.run(batch);
        for (const id of ITEMS) {
          const available = shelf.available.get(id) ?? Number.NaN;
          assert.ok(available >= 0, `${id} is at ${available}`);
          assert.equal(available + shelf.kept(id), shelf.putIn(id));
          reserved.set(id, (reserved.get(id) ?? 0) + shelf.kept(id));
        }
      }
      returned += shelf.movements.filter(({ reason }) => reason === 'returned').length;
    }),
    { numRuns: 1000 },
  );
  assert.ok(returned > 5, `refunds gave units back ${returned} times`);
  assert.equal(reserved.get('water'), 0, 'what is not counted is not taken');
  for (const [id, units] of reserved) assert.ok(id === 'water' || units > 100, `${units} of ${id} were reserved`);
});
