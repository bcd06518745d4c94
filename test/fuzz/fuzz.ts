import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { openApiDocument } from '../../services/api/openapi/document.ts';
import type { AnyShop } from '../support/any-shop.ts';
import { ClusterServers } from '../support/cluster-servers.ts';
import { ClusterShop } from '../support/cluster-shop.ts';
import { needs } from '../support/servers.ts';
import { Shop } from '../support/shop.ts';
import { fire, Tally } from './fire.ts';
import { MENU } from './menu.ts';
import { type Interface, shots } from './shots.ts';

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 10_000);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const AT_ONCE = 500;
/** From here on a process has loaded what it needs. */
const WARM = 0.3;
/** The level at the end, over that when it was warm. */
const MOST_GROWTH = 1.35;

const chosen = (groupId: string, choiceId: string) => ({ groupId, choiceId });
const KNOWN = {
  id: MENU.items.map(({ id }) => id),
  customerId: ['ann', 'bob', 'cem'],
  options: [undefined, undefined, undefined, [], [chosen('size', 'large'), chosen('extra', 'cheese')]],
  quantity: [1, 1, 1, 2, 3],
  phone: ['+49 30 123456'],
  email: ['ada@example.com'],
  wanted: ['asap'],
  tip: [0, 50],
  // Left out: chance does not find the total.
  expectedTotal: [undefined],
  day: ['2026-11-26'],
  after: ['x'],
  from: ['2026-11-26T00:00:00.000Z'],
  to: ['2030-11-26T00:00:00.000Z'],
  itemId: MENU.items.map(({ id }) => id),
  // What would close the shop, or make its dishes too dear, is rare: later orders are to be taken.
  until: ['2020-01-01T00:00:00.000Z'],
  soldOut: [false, false, false, true],
  price: [900, 950],
  hours: [null],
  exceptions: [[]],
  timeZone: [MENU.shop.timeZone],
  slotMinutes: [MENU.shop.slotMinutes],
  slotOrders: [MENU.shop.slotOrders],
  leadMinutes: [0],
  lastOrderMinutes: [0],
  dayEnds: ['04:00'],
  'Stripe-Signature': ['t=1,v1=x'],
  'Idempotency-Key': Array.from({ length: 1000 }, (_, n) => `key-of-a-request-${n}`),
};

const memoryOf = (pids: readonly number[]): number[] =>
  pids.map((pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);

async function survives(t: TestContext, shop: AnyShop & { pids: number[] }): Promise<void> {
  t.diagnostic(`SEED=${SEED} FUZZ_REQUESTS=${REQUESTS}`);
  const document = openApiDocument({ version: '0', url: shop.url }) as Interface;
  const tally = new Tally();
  let warm: number[] = [];
  for (let n = 0; n < REQUESTS; n += AT_ONCE) {
    const some = fc.sample(shots(document, KNOWN), { numRuns: Math.min(AT_ONCE, REQUESTS - n), seed: SEED + n });
    await fire(shop.url, some, tally);
    if (warm.length === 0 && n >= REQUESTS * WARM) warm = memoryOf(shop.pids);
  }
  const end = memoryOf(shop.pids);
  t.diagnostic(`${JSON.stringify(tally.counts)}, ${tally.orders.length} orders, ${tally.reached} reached an action`);
  t.diagnostic(`MB when warm ${warm.map(Math.round)}, at the end ${end.map(Math.round)}`);
  assert.deepEqual(tally.faults.slice(0, 10), [], `${tally.faults.length} faults`);
  assert.ok(tally.reached >= 0.9 * tally.shots, `${tally.reached} of ${tally.shots} reached an action`);
  for (const [nth, mb] of end.entries()) assert.ok(mb < MOST_GROWTH * (warm[nth] ?? 0), `${warm[nth]} MB became ${mb}`);
  assert.equal((await shop.send('GET', '/health/ready')).status, 200, shop.output);
}

test('one machine answers whatever it is asked as its document says, and none of it ends the process', async (t) => {
  await survives(t as TestContext, await Shop.open(t as TestContext, { menu: MENU }));
});

describe('a cluster', needs(), () => {
  const servers = new ClusterServers();
  test('answers as well on two nodes', async (t) => {
    await survives(t as TestContext, await ClusterShop.open(t as TestContext, servers, { menu: MENU }));
  });
});
