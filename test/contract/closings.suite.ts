import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import { closeDay } from '../../services/order/application/close-day.ts';
import { reportDay } from '../../services/order/application/report-day.ts';
import type { ZReport } from '../../services/order/domain/day-report.ts';
import { assertEachInOneZ, closedDays, type MakeStore, type Writes } from '../support/closed-days.ts';
import { NOW } from '../support/orders.ts';

const zOf = async (deps: Parameters<typeof closeDay>[1]) => (await closeDay({}, deps)) as ZReport;
const sumsOf = ({ money }: Pick<ZReport, 'money'>) =>
  money.map(({ orders, paid, refunded }) => [orders, paid, refunded]);

export function closingsSuite(where: string, make: MakeStore): void {
  test(`${where}: a Z takes what is in none yet, up to a minute ago; what comes later is in the next`, async () => {
    const days = await closedDays(make);
    const { node, clock, pay, refund } = days;
    const { deps } = node();
    await pay('a');
    await pay('b');
    await pay('just now', later(clock.now, -30 * SECOND));
    const first = await zOf(deps);
    assert.deepEqual([first.number, first.from, first.until], [1, null, later(clock.now, 1 - MINUTE).toISOString()]);
    assert.deepEqual([sumsOf(first), first.differences], [[[2, 3400, 0]], []]);
    await assert.rejects(closeDay({}, deps), { code: 'DAY_EMPTY', data: { last: 1 } });
    await refund('a', 500);
    await pay('of a slow clock', later(NOW, -3 * MINUTE));
    clock.now = later(clock.now, 5 * MINUTE);
    const second = await zOf(deps);
    assert.deepEqual([second.number, second.from, sumsOf(second)], [2, first.until, [[2, 3400, 500]]]);
    assert.deepEqual(await reportDay({ number: 1 }, deps), first, 'it never changes');
    assert.deepEqual(await assertEachInOneZ(days), [first, second]);
    const closed = (await deps.closings.changes({ from: '2000', before: '2999', limit: 10 })).map(
      ({ id, what, who, at }) => [id, what, who, at],
    );
    assert.deepEqual(closed, [
      ['2', 'closeDay', 'ann', second.madeAt],
      ['1', 'closeDay', 'ann', first.madeAt],
    ]);
    const [one] = await deps.closings.changes({ from: '2000', before: '2999', limit: 10, id: '1' });
    assert.deepEqual(one?.details, 'Z 1');
  });

  test(`${where}: a process may die at each write, before it or after it: the next call finishes that Z`, async () => {
    for (const isDone of [false, true]) {
      for (let dies = 1, died = true; died; dies++) {
        const days = await closedDays(make);
        for (const id of ['a', 'b', 'c']) await days.pay(id);
        let writes = 0;
        died = false;
        const through: Writes = async (write) => {
          if (++writes < dies) return write();
          died = true;
          if (isDone && writes === dies) await write();
          throw new Error('the process died');
        };
        await zOf(days.node(through).deps).catch(({ message }) => assert.equal(message, 'the process died'));
        assert.equal(died, dies <= 6, `an open, a page, three marks and a close: ${writes}`);
        await days.pay('d');
        for (const _ of ['what was left', 'what came later']) {
          days.clock.now = later(days.clock.now, MINUTE);
          await zOf(days.node().deps).catch(({ code }) => assert.equal(code, 'DAY_EMPTY'));
        }
        const made = await assertEachInOneZ(days);
        const orders = made.flatMap(({ money }) => money.map(({ orders }) => orders));
        assert.equal(
          orders.reduce((sum, one) => sum + one, 0),
          4,
          `died at write ${dies}`,
        );
      }
    }
  });

  test(`${where}: a list that was left between two pages is made to its end`, async () => {
    const days = await closedDays(make);
    await Promise.all(Array.from({ length: 260 }, (_, i) => days.pay(`o${i}`, later(NOW, i))));
    let writes = 0;
    const through: Writes = async (write) => {
      if (++writes > 2) throw new Error('the process died');
      return write();
    };
    await assert.rejects(zOf(days.node(through).deps), /the process died/);
    assert.deepEqual(sumsOf(await zOf(days.node().deps)), [[260, 260 * 1700, 0]]);
    await assertEachInOneZ(days);
  });

  test(`${where}: nodes that close at once, slow and dying, make one Z after the other, while orders are paid and refunded`, async () => {
    const days = await closedDays(make);
    await Promise.all(Array.from({ length: 300 }, (_, i) => days.pay(`o${i}`, later(NOW, i * 7))));
    let round = 0;
    const isOver = () => round >= 25;
    const answered = new Set<string>();
    const closing = async () => {
      while (!isOver()) {
        // One write in 50 is the last that its process makes; it may be done or not.
        const { deps } = days.node(async (write) => {
          await sleep(Math.random() * 8);
          const dies = Math.random() < 0.02;
          if (dies && Math.random() < 0.5) throw new Error('the process died');
          const done = await write();
          if (dies) throw new Error('the process died');
          return done;
        });
        const z = await zOf(deps).catch(({ code }) => code as string | undefined);
        if (typeof z === 'object') answered.add(JSON.stringify(z));
        round++;
        await sleep(1);
      }
    };
    const { paid, refunded } = { paid: [] as string[], refunded: [] as string[] };
    const trading = async () => {
      for (let i = 0; !isOver(); i++) {
        paid.push(`late ${i}`);
        refunded.push(`o${i % 300}`);
        await Promise.all([days.pay(`late ${i}`, later(NOW, i * 7)), days.refund(`o${i % 300}`, 1, later(NOW, -i))]);
        await sleep(Math.random() * 4);
      }
    };
    await Promise.all([closing(), closing(), closing(), trading()]);
    for (const _ of ['what was left', 'what came later'])
      await zOf(days.node().deps).catch(({ code }) => assert.equal(code, 'DAY_EMPTY'));
    const made = await assertEachInOneZ(days);
    const stored = made.map((z) => JSON.stringify(z));
    for (const z of answered) assert.ok(stored.includes(z), 'what a node answered is what is stored');
    const [orders, paidSum, refundedSum] = [0, 1, 2].map((nth) =>
      made.flatMap(sumsOf).reduce((sum, row) => sum + (row[nth] ?? 0), 0),
    );
    const count = 300 + paid.length;
    assert.deepEqual([orders, paidSum, refundedSum], [count, count * 1700, refunded.length]);
  });

  test(`${where}: a Z says what payment and stock do not have`, async () => {
    const days = await closedDays(make);
    await days.pay('a');
    await days.pay('lost');
    await days.refund('lost', 300);
    const { differing, differences } = await zOf(days.node(undefined, ['lost']).deps);
    assert.deepEqual(
      [differing, differences],
      [
        1,
        ['there is no payment for it', 'payment knows no refund r0', 'stock has nothing for it'].map((what) => {
          return { orderId: 'lost', what };
        }),
      ],
    );
  });

  test(`${where}: an X tells of a day or a span by when it happened, and takes nothing`, async () => {
    const days = await closedDays(make);
    const { deps } = days.node();
    const at = (time: string) => new Date(time);
    await days.pay('a', at('2026-03-01T03:59:59.999Z'));
    await days.pay('b', at('2026-03-01T04:00:00.000Z'));
    await days.pay('c', at('2026-03-02T03:59:00.000Z'));
    await days.refund('c', 200, at('2026-03-02T04:00:00.000Z'));
    const x = async (asked: Parameters<typeof reportDay>[0]) => sumsOf((await reportDay(asked, deps)) as ZReport);
    assert.deepEqual(await x({}), [[2, 3400, 0]], 'today ends at 4 in the morning');
    assert.deepEqual(await x({ day: '2026-02-28' }), [[1, 1700, 0]]);
    assert.deepEqual(await x({ day: '2026-03-02' }), [[0, 0, 200]]);
    const span = { from: '2026-03-01T04:00:00.000Z', to: '2026-03-02T04:00:00.001Z' };
    assert.deepEqual(await x(span), [[2, 3400, 200]]);
    await zOf(deps);
    assert.deepEqual(await x(span), [[2, 3400, 200]], 'whatever a Z took');
  });
}
