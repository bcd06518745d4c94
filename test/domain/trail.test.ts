import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOUR, later } from '../../kernel/time.ts';
import { onPage, TRAIL_KINDS, type TrailEntry, type TrailPage, trailEntry } from '../../kernel/trail.ts';
import { type Caller, staffName } from '../../platform/contract/access.ts';
import { audit, type WantedAudit } from '../../services/api/audit/audit.ts';
import { Ticket } from '../../services/kitchen/domain/ticket.ts';
import { orderView, shopOrderView } from '../../services/order/application/order-view.ts';
import type { Order } from '../../services/order/domain/order.ts';
import { trailOf } from '../../services/order/domain/trail.ts';
import { NOW, orderIn } from '../support/orders.ts';

const trail = (order: Order) => trailOf(order.state).map(({ what, who, details }) => [what, who, details]);

test('what people do to an order is noted with their names, and what nobody did is not', () => {
  const order = orderIn('paid');
  assert.deepEqual([trail(order), order.state.staffHours], [[], undefined]);
  order.giveNumber(() => 1, NOW);
  order.startCooking(NOW, 'ann');
  order.startCooking(NOW, 'again');
  order.markCooked(HOUR, NOW);
  order.recall(later(NOW, HOUR), 'bob');
  assert.throws(() => order.cancel('customer', 'too late', NOW, 'cyd'), { code: 'ORDER_ILLEGAL_MOVE' });
  order.cancel('staff', 'the oven is broken', later(NOW, HOUR), 'dan');
  assert.deepEqual(trail(order), [
    ['startCooking', 'ann', 'number 1'],
    ['recall', 'bob', 'number 1'],
    ['cancel', 'dan', 'number 1: the oven is broken'],
  ]);
  assert.deepEqual(order.state.staffHours?.length, 2);
});

test('that a customer was forgotten is noted once, and says nothing of them', () => {
  const order = orderIn('completed', { contact: { name: 'Ada' }, note: 'ring twice', contactUntil: later(NOW, HOUR) });
  for (const who of ['eva', 'fay']) order.forget({ who, at: NOW });
  assert.deepEqual(trail(order).at(-1), ['forget', 'eva', null]);
  assert.equal(trail(order).length, 1);
  assert.doesNotMatch(JSON.stringify(trailOf(order.state)), /Ada|ring/);
});

test('the shop sees who did it, and the customer does not', () => {
  const order = orderIn('paid');
  order.startCooking(NOW, 'ann-of-the-stove');
  assert.equal(shopOrderView(order).timeline.at(-1)?.who, 'ann-of-the-stove');
  assert.equal(shopOrderView(order).timeline[0]?.who, null);
  assert.doesNotMatch(JSON.stringify(orderView(order)), /ann-of-the-stove|"who"/);
});

test('a ticket keeps who moved it last, a bounded number of them, and forgets a move that the order refused', () => {
  const ticket = Ticket.open('order-1', [], NOW);
  ticket.start(null, NOW, 'ann');
  assert.equal(ticket.owedBy, 'ann');
  const heard = () => ticket.orderNotified(ticket.state.moves, HOUR, NOW);
  heard();
  for (let i = 0; i < 30; i++) {
    ticket.finish(NOW, `bump ${i}`);
    heard();
    ticket.recall(NOW);
    assert.equal(ticket.owedBy, undefined, 'nobody in particular');
    heard();
  }
  assert.deepEqual([ticket.state.staffMoves?.length, ticket.state.staffMoves?.at(-1)?.who], [20, 'bump 29']);
  ticket.finish(NOW, 'cyd');
  heard();
  ticket.recall(NOW, 'dan');
  ticket.recallRefused(ticket.state.moves, HOUR, NOW);
  assert.equal(ticket.state.staffMoves?.at(-1)?.who, 'cyd');
  ticket.handOver(NOW, 'eva');
  ticket.close(NOW);
  assert.equal(ticket.state.staffMoves?.at(-1)?.who, 'cyd');
});

test('people of the shop and its tools have a name in the trail, customers have none', () => {
  const named = (caller?: Omit<Caller, 'who'>) => staffName(caller ? { caller: { who: 'x', ...caller } } : {});
  assert.deepEqual([named(), named({ roles: [], owner: 'x' })], [null, null]);
  assert.deepEqual(
    [named({ roles: [] }), named({ roles: ['ops'] }), named({ roles: ['ops'], owner: 'x' })],
    ['x', 'x', 'x'],
  );
  assert.equal(staffName({ caller: { who: 'long'.repeat(100), roles: [] } })?.length, 200);
});

const someEntries = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 30 * 24 * 60 }),
    kind: fc.constantFrom(...TRAIL_KINDS),
    who: fc.constantFrom('ann', 'bob', null),
    id: fc.constantFrom('a', 'b', 'c'),
  }),
  { maxLength: 60 },
);

test('page by page a manager reads every entry of the time that was asked for, once, the newest first', async () => {
  await fc.assert(
    fc.asyncProperty(
      someEntries,
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('a', undefined),
      async (some, limit, id) => {
        const now = later(NOW, 31 * 24 * HOUR);
        const entries = some.map(({ minutes, ...rest }, nth) =>
          trailEntry(later(NOW, minutes * 60_000), { nth, what: 'do', ...rest }),
        );
        const [first = [], second = []] = [0, 1].map((half) => entries.filter((_, nth) => nth % 2 === half));
        const sources = [first, second].map((part) => ({
          kinds: TRAIL_KINDS,
          read: async (page: TrailPage) => onPage(part, page),
        }));
        const seen: Omit<TrailEntry, 'key'>[] = [];
        const wanted: WantedAudit = { from: later(NOW, HOUR).toISOString(), limit, ...(id && { id }) };
        let next: string | null = null;
        do {
          const page = await audit({ ...wanted, ...(next && { after: next }) }, sources, now);
          seen.push(...page.items);
          next = page.next;
        } while (next);
        const due = entries.filter((entry) => entry.at >= (wanted.from ?? '') && (!id || entry.id === id));
        const sorted = due.sort((a, b) => (a.key < b.key ? 1 : -1)).map(({ key: _, ...entry }) => entry);
        assert.deepEqual(seen, sorted);
      },
    ),
    { numRuns: 60 },
  );
});

test('without a time it is the week before, and what is no cursor is refused', async () => {
  const old = trailEntry(later(NOW, -8 * 24 * HOUR), { who: 'ann', what: 'do', kind: 'order', id: 'a' });
  const sources = [{ kinds: TRAIL_KINDS, read: async (page: TrailPage) => onPage([old], page) }] satisfies Parameters<
    typeof audit
  >[1];
  assert.deepEqual(await audit({}, sources, NOW), { items: [], next: null });
  assert.equal((await audit({ id: 'a' }, sources, NOW)).items.length, 1, 'of one record, however long ago');
  for (const text of ['x', '[]', '["2026","2026"]', '["2026-99-99T00:00:00.000Z","2026-11-26T00:00:00.000Z"]'])
    await assert.rejects(audit({ after: Buffer.from(text).toString('base64url') }, sources, NOW), /refused/);
});
