import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Agenda, claimed, isDue, LEASE, LONGEST_WAIT, planned, postponed } from '../../kernel/agenda.ts';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import { NOW } from '../support/orders.ts';

test('what is planned is due from its moment on, and what has none is never due, restart or not', () => {
  const agenda = planned(later(NOW, MINUTE));
  assert.deepEqual(agenda, { dueAt: later(NOW, MINUTE), tries: 0, claimed: false });
  const at = (ms: number) => isDue(agenda, later(NOW, ms));
  assert.deepEqual([at(MINUTE - 1), at(MINUTE), at(2 * MINUTE)], [false, true, true]);
  assert.equal(isDue(agenda, NOW, true), false, 'a deadline does not come sooner by a restart');
  assert.deepEqual([isDue(planned(null), NOW), isDue(planned(null), NOW, true)], [false, false]);
});

test('what is claimed is left alone as long as its lease lasts, but after a restart of the only process', () => {
  const agenda = claimed(NOW);
  assert.deepEqual(agenda, { dueAt: later(NOW, LEASE), tries: 0, claimed: true });
  assert.deepEqual([isDue(agenda, later(NOW, LEASE - 1)), isDue(agenda, later(NOW, LEASE))], [false, true]);
  assert.equal(isDue(agenda, NOW, true), true);
  assert.equal(claimed(NOW, 3).tries, 3, 'a claim of the sweep counts');
});

test('a lease outlasts the longest wait for a turn, and the longest step: a call to Stripe that nobody answers', () => {
  const stripeAnswersWithin = 10 * SECOND;
  assert.ok(LEASE > LONGEST_WAIT && LEASE > stripeAnswersWithin);
});

test('what failed is tried again, later each time, and at last every quarter of an hour', () => {
  const waits: number[] = [];
  let agenda: Agenda = claimed(NOW);
  for (let tries = 1; tries <= 14; tries++) {
    agenda = postponed(agenda, NOW);
    assert.deepEqual([agenda.tries, agenda.claimed], [tries, false]);
    waits.push((agenda.dueAt?.getTime() ?? 0) - NOW.getTime());
  }
  for (const [nth, wait] of waits.entries()) {
    const expected = Math.min(2 * SECOND * 2 ** nth, 15 * MINUTE);
    assert.ok(wait >= expected * 0.8 && wait <= expected * 1.2, `try ${nth + 1} waits ${wait} ms`);
  }
});
