import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SECOND } from '../../kernel/time.ts';
import { Admission } from '../../services/order/domain/admission.ts';

const WITHIN = 10 * SECOND;
const TICK = 10;

/** Offers orders for a while to a service that links `rate` a second, first come first served; what is drawn beforehand uses the share of up to 250 ms ago. */
function simulate({
  rate,
  offered,
  seconds = 60,
  news = false,
  stuck = 0,
  shaky = 0,
  cold = 0,
  linkWithin = WITHIN,
}: Simulated) {
  const admission = new Admission(linkWithin);
  const queue: { id: string; at: number }[] = [];
  const done: number[] = Array(seconds).fill(0);
  const seen = { accepted: 0, refused: 0, longestWait: 0, done };
  let arrivals = 0;
  let capacity = 0;
  let heard = 0;
  let drawn = 0;
  for (let at = 0, next = 0; at < seconds * SECOND; at += TICK) {
    if (at % 250 === 0) heard = admission.share(at);
    for (arrivals += (offered * TICK) / SECOND; arrivals >= 1; arrivals--) {
      if (news) drawn += heard;
      const isRefused = drawn >= 1 || admission.refuses(at, news);
      if (drawn >= 1) drawn--;
      if (isRefused) {
        seen.refused++;
        continue;
      }
      const id = `${next++}`;
      seen.accepted++;
      admission.accepted(id, at);
      if (next % 100 >= stuck) queue.push({ id, at });
    }
    const warmth = cold === 0 ? 1 : Math.min(1, Math.max(0, (at - cold) / (5 * cold)));
    const pace = warmth * rate * (1 + (Math.floor(at / (3 * SECOND)) % 2 === 0 ? shaky : -shaky));
    capacity = Math.min(rate, capacity + (pace * TICK) / SECOND);
    for (; capacity >= 1 && queue.length > 0; capacity--) {
      const { id, at: since } = queue.shift() as { id: string; at: number };
      admission.tried(id, at);
      seen.longestWait = Math.max(seen.longestWait, at - since);
      done[Math.floor(at / SECOND)] = (done[Math.floor(at / SECOND)] ?? 0) + 1;
    }
  }
  return seen;
}
interface Simulated {
  rate: number;
  offered: number;
  seconds?: number;
  news?: boolean;
  /** Of a hundred orders so many never get a link. */
  stuck?: number;
  linkWithin?: number;
  /** For so long nothing is linked after a start, and five times as long it grows faster. Milliseconds. */
  cold?: number;
  /** Three seconds it is faster by this part, three seconds slower. */
  shaky?: number;
}

for (const [times, rate, news, linkWithin] of [
  [2, 400, false, WITHIN],
  [2, 400, true, WITHIN],
  [2, 25, false, WITHIN],
  [2, 400, true, SECOND],
  [2, 25, false, SECOND],
  [10, 400, true, WITHIN],
  [2, 100, true, 60 * SECOND],
] as const) {
  const where = news ? 'at the gateway' : 'by order';
  test(`${times} times what can be linked at ${rate} a second is refused ${where} down to that, within ${linkWithin} ms`, () => {
    const seconds = Math.max(60, (4 * linkWithin) / SECOND);
    const { longestWait, accepted, done } = simulate({ rate, offered: times * rate, news, linkWithin, seconds });
    assert.ok(longestWait < linkWithin, `the longest waited ${longestWait} ms`);
    assert.ok(accepted >= 0.95 * rate * seconds && accepted <= rate * (seconds + linkWithin / SECOND), `${accepted}`);
    for (const [second, count] of done.entries()) assert.ok(count >= 0.9 * rate, `${count} in second ${second}`);
  });
}

test('nobody waits past the bound where links are made a third faster and slower by turns', () => {
  const { longestWait, accepted } = simulate({ rate: 300, offered: 900, news: true, shaky: 0.33 });
  assert.ok(longestWait < WITHIN, `${longestWait} ms`);
  assert.ok(accepted > 0.9 * 300 * 60, `${accepted}`);
});

test('nobody waits past the bound where a start links nothing for two seconds, and is fast ten seconds later', () => {
  const { longestWait, done } = simulate({ rate: 400, offered: 800, news: true, cold: 2 * SECOND });
  assert.ok(longestWait < WITHIN, `${longestWait} ms`);
  for (const count of done.slice(16)) assert.ok(count >= 0.9 * 400, `${count} in a second`);
});

test('nothing is refused while less is offered than can be linked, from a start from nothing on', () => {
  for (const rate of [5, 25, 400]) assert.equal(simulate({ rate, offered: 0.8 * rate }).refused, 0);
});

test('a rush after a quiet time refuses nobody while links are made as fast as orders come, if each takes half a second', () => {
  const admission = new Admission(WITHIN);
  const onTheWay: { id: string; at: number }[] = [];
  for (let at = 0; at < 20_000; at += 10) {
    const orders = at >= 10_000 ? 4 : at % 100 === 0 ? 1 : 0;
    for (let i = 0; i < orders; i++) {
      assert.equal(admission.refuses(at), false);
      admission.accepted(`${at}-${i}`, at);
      onTheWay.push({ id: `${at}-${i}`, at });
    }
    while ((onTheWay[0]?.at ?? at) <= at - 500) admission.tried(onTheWay.shift()?.id ?? '', at);
  }
});

test('orders that never get a link shut nobody out', () => {
  for (const stuck of [1, 10, 30]) {
    const { refused, done } = simulate({ rate: 400, offered: 320, stuck });
    assert.equal(refused, 0, `${stuck} of 100`);
    assert.ok(done.slice(1).every((count) => count > 200));
  }
});

test('while no link is made all but one order a second are refused, and all are taken again once links are made', () => {
  const admission = new Admission(WITHIN);
  const waiting: string[] = [];
  let accepted = 0;
  const offer = (from: number, to: number) => {
    for (let at = from; at < to; at += 10) {
      if (admission.refuses(at)) continue;
      accepted++;
      waiting.push(`${at}`);
      admission.accepted(`${at}`, at);
    }
  };
  offer(0, 4000);
  assert.equal(admission.share(4000), 1);
  assert.ok(accepted <= 270, `${accepted}`);
  accepted = 0;
  offer(4000, 14_000);
  assert.ok(accepted >= 8 && accepted <= 11, `${accepted}`);
  assert.equal(admission.retryAfter(14_000), WITHIN);
  for (const [i, id] of waiting.entries()) admission.tried(id, 14_000 + i);
  assert.equal(admission.share(15_000), 0);
});

test('an order whose try nobody reported is forgotten once a much later one is linked', () => {
  const admission = new Admission(WITHIN);
  for (let i = 0; i < 200; i++) admission.accepted(`lost-${i}`, i);
  assert.equal(admission.share(5000), 1);
  assert.equal(admission.refuses(5500), false);
  admission.accepted('probe', 5500);
  assert.equal(admission.tried('probe', 5600), true);
  assert.equal(admission.waiting, 0);
  assert.equal(admission.share(5600), 0);
});

test('a few that wait for a slow link refuse nobody', () => {
  const admission = new Admission(WITHIN);
  for (let i = 0; i < 16; i++) admission.accepted(`${i}`, i);
  assert.equal(admission.share(60_000), 0);
});

test('an order is tried once, and one of another node not at all', () => {
  const admission = new Admission(WITHIN);
  admission.accepted('a', 0);
  assert.deepEqual([admission.tried('a', 1), admission.tried('a', 2), admission.tried('b', 2)], [true, false, false]);
});

test('what is remembered is bounded', () => {
  const admission = new Admission(WITHIN);
  for (let i = 0; i <= 100_000; i++) admission.accepted(`${i}`, i);
  assert.equal(admission.waiting, 100_000);
  assert.equal(admission.tried('0', 1), false);
});
