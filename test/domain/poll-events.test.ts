import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, later, MINUTE, SECOND } from '../../kernel/time.ts';
import { dueFeed, readFeed } from '../../services/payment/application/poll-events.ts';
import type { Feed, Notice, PaymentDeps } from '../../services/payment/application/ports.ts';
import { NOW } from '../support/orders.ts';

/** Stripe's list, and a node that reads it whose clock is ahead of Stripe's by so many milliseconds. */
function reader(ahead: number) {
  const listed: (Notice & { at: Date })[] = [];
  const read = new Set<string>();
  const state = {
    now: later(NOW, ahead),
    readTo: later(NOW, -HOUR),
    dueAt: NOW,
    readOns: 0,
    elsewhere: false,
    asked: [] as [Date, Date][],
  };
  const feed: Feed = {
    isDue: async (now) => state.dueAt <= now,
    claim: async () => state.readTo,
    async *events(from, to) {
      state.asked.push([from, to]);
      yield* listed.filter(({ at }) => at >= from && at <= to).toReversed();
    },
    moveTo: async (readTo, dueAt) => void Object.assign(state, { readTo, dueAt }),
  };
  const deps = {
    feed,
    now: () => state.now,
    readOn: () => void state.readOns++,
    alone: async (_what: string, work: () => Promise<void>) => !state.elsewhere && work().then(() => true),
    inBackground: async () => undefined,
    notices: { add: async ({ id }: Notice) => !!read.add(id) },
  } as unknown as PaymentDeps;
  return {
    state,
    listed,
    read,
    happens(at: Date) {
      const about = { sessionId: null, refundId: 're_1', disputeId: null, intent: null, orderId: null, shopId: null };
      listed.push({ id: `evt_${listed.length}`, type: 'refund.created', ...about, at });
    },
    async look() {
      if ((await dueFeed({}, deps)).length > 0) await readFeed({}, deps);
    },
  };
}

for (const ahead of [-MINUTE, 0, MINUTE, 5 * MINUTE]) {
  test(`no event is skipped by a clock that is ahead of Stripe's by ${ahead / SECOND} seconds`, async () => {
    const { state, listed, read, happens, look } = reader(ahead);
    for (let second = 0; second < 900; second++) {
      if (second % 7 === 0 && second % 400 < 100) happens(later(NOW, second * SECOND));
      state.now = later(NOW, second * SECOND + ahead);
      await look();
    }
    assert.deepEqual([read.size, listed.length], [listed.length, 43]);
  });
}

test('while events come, what was read is asked for again no further back than Stripe may list one late', async () => {
  const { state, happens, look } = reader(MINUTE);
  for (const seconds of [0, 2]) {
    happens(later(NOW, seconds * SECOND));
    state.now = later(NOW, seconds * SECOND + MINUTE);
    await look();
  }
  assert.deepEqual(state.asked.at(-1), [later(NOW, -30 * SECOND), later(NOW, HOUR)]);
});

test('while it is behind it is due again at once, and when it is not, in two seconds', async () => {
  const { state, happens, look } = reader(0);
  state.readTo = later(NOW, -2 * HOUR);
  happens(later(NOW, -90 * MINUTE));
  await look();
  assert.deepEqual([state.readTo, state.dueAt, state.readOns], [later(NOW, -HOUR), NOW, 1]);
  await look();
  assert.deepEqual([state.readTo, state.dueAt, state.readOns], [later(NOW, -5 * MINUTE), later(NOW, 2 * SECOND), 1]);
});

test('while another node reads the events this one asks Stripe for none, and reads on when that node has ended', async () => {
  const { state, read, happens, look } = reader(0);
  happens(later(NOW, -MINUTE));
  state.elsewhere = true;
  await look();
  assert.deepEqual([state.asked.length, read.size], [0, 0]);
  state.elsewhere = false;
  await look();
  assert.equal(read.size, 1);
});
