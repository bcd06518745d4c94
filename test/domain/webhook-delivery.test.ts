import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { HOUR, later, MINUTE, SECOND } from '../../kernel/time.ts';
import { Delivery, type Ended, PLAN, TEST_EVENT } from '../../services/webhooks/domain/delivery.ts';
import { Endpoint } from '../../services/webhooks/domain/endpoint.ts';
import { idOf, newSecret, signedHeaders } from '../../services/webhooks/infrastructure/signature.ts';
import { NOW } from '../support/orders.ts';

const WITHIN = 15 * SECOND;
const delivery = (type = 'order.paid') =>
  Delivery.of({ id: 'msg_1', endpointId: 'e1', orderId: 'order-1', type, body: '{}' }, NOW);
const ended = (status: number | null, at: Date, retryAfter: number | null = null): Ended => {
  const isDone = status === 200;
  return { at, status, error: isDone ? null : 'it failed', ms: 5, answer: null, retryAfter };
};
const dueAt = ({ state }: Delivery) => state.dueAt ?? assert.fail('nothing is due');

test('a message is tried over three days, each time after the wait of the plan or up to a tenth more, then given up', () => {
  const one = delivery();
  const waits: number[] = [];
  for (let nth = 1; ; nth++) {
    const at = dueAt(one);
    assert.ok(one.begin(WITHIN, at));
    if (one.ended(nth, ended(500, at))) break;
    waits.push(dueAt(one).getTime() - at.getTime());
  }
  assert.equal(waits.length, PLAN.length);
  for (const [nth, wait] of PLAN.entries()) {
    const waited = waits[nth] ?? 0;
    assert.ok(wait <= waited && waited <= wait * 1.1 + 1, `${nth}: ${waited}`);
  }
  const days = PLAN.reduce((sum, wait) => sum + wait, 0) / (24 * HOUR);
  assert.ok(days >= 3 && days < 4, `${days} days`);
  assert.partialDeepStrictEqual(one.state, { status: 'failed', dueAt: null, tries: 10 });
});

test('it waits as long as the receiver asks, a day at most, and never shorter than the plan', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 9 }), (seconds, nth) => {
      const one = delivery();
      Object.assign(one.state, { tries: nth - 1 });
      one.begin(WITHIN, NOW);
      one.ended(nth, ended(429, NOW, seconds * SECOND));
      const waited = dueAt(one).getTime() - NOW.getTime();
      const least = Math.max(PLAN[nth - 1] ?? 0, Math.min(seconds * SECOND, 24 * HOUR));
      assert.ok(waited >= least && waited <= Math.max(least, (PLAN[nth - 1] ?? 0) * 1.1) + 1, `${waited}`);
    }),
  );
});

test('one try at a time: while it is claimed nobody else begins, until the claim is over or its process was restarted', () => {
  const one = delivery();
  assert.deepEqual([one.begin(WITHIN, NOW), one.begin(WITHIN, NOW)], [true, false]);
  assert.equal(one.begin(WITHIN, later(NOW, WITHIN + 10 * SECOND)), false);
  const other = Delivery.copy(one);
  assert.ok(other.begin(WITHIN, NOW, true));
  assert.ok(one.begin(WITHIN, later(NOW, WITHIN + 15 * SECOND)));
  assert.equal(one.ended(1, ended(500, NOW)), false, 'the first try ended long after another began');
  assert.equal(one.state.tries, 2);
  one.ended(1, ended(200, NOW));
  assert.equal(one.state.status, 'delivered', 'but it arrived');
  assert.equal(one.begin(WITHIN, later(NOW, HOUR)), false);
});

test('a test is tried once, and so is what the receiver says is gone; a replay begins again', () => {
  for (const [type, status] of [
    [TEST_EVENT, 500],
    ['order.paid', 410],
  ] as const) {
    const one = delivery(type);
    one.begin(WITHIN, NOW);
    assert.equal(one.ended(1, ended(status, NOW)), true);
    assert.equal(one.state.status, 'failed');
    one.replay(later(NOW, MINUTE));
    assert.partialDeepStrictEqual(one.state, { status: 'waiting', tries: 0, dueAt: later(NOW, MINUTE) });
  }
});

test('a try that its endpoint did not get, being disabled, is none', () => {
  const one = delivery();
  one.begin(WITHIN, NOW);
  one.putBack(1, NOW);
  assert.partialDeepStrictEqual(one.state, { status: 'waiting', tries: 0, claimed: false, dueAt: NOW });
});

const endpoint = (secret: string) =>
  new Endpoint({
    id: 'e1',
    url: 'https://ann:pass@pos.example/hook',
    events: ['order.paid'],
    description: null,
    secrets: [{ secret, until: null }],
    disabled: null,
    createdAt: NOW,
    trail: [{ what: 'create', who: 'ann', at: NOW }],
    removedAt: null,
  });
const by = (who: string) => ({ who, at: NOW });

test('a replaced secret signs until its time is over, and one that was replaced before that no more', () => {
  const one = endpoint('first');
  one.replaceSecret('second', HOUR, by('bob'));
  assert.deepEqual(one.secretsAt(later(NOW, HOUR - 1)), ['second', 'first']);
  assert.deepEqual(one.secretsAt(later(NOW, HOUR)), ['second']);
  one.replaceSecret('third', HOUR, by('bob'));
  assert.deepEqual(one.secretsAt(NOW), ['third', 'second']);
  one.replaceSecret('fourth', 0, by('bob'));
  assert.deepEqual(one.secretsAt(NOW), ['fourth']);
});

test('an endpoint wants its events as long as it is enabled, and is disabled once', () => {
  const one = endpoint('s');
  assert.deepEqual([one.wants('order.paid'), one.wants('order.created')], [true, false]);
  assert.deepEqual([one.disable('x', NOW), one.disable('y', NOW), one.wants('order.paid')], [true, false, false]);
  for (const who of ['bob', 'cyd']) one.enable(by(who));
  assert.ok(one.wants('order.paid'));
  assert.deepEqual(
    one.changes.map(({ what, who, details }) => [what, who, details]),
    [
      ['create', 'ann', 'pos.example'],
      ['enable', 'bob', 'pos.example'],
    ],
  );
  for (let i = 0; i < 30; i++) one.replaceSecret(`s${i}`, 0, by(`${i}`));
  one.remove(by('dan'));
  assert.deepEqual([one.changes.length, one.changes[0]?.what, one.changes.at(-1)?.who], [20, 'create', 'dan']);
  assert.doesNotMatch(JSON.stringify(one.state), /pass|s29/, 'what is removed keeps no secret');
});

test('others verify what we sign, whatever it says, and find out when a byte is another', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string(), (text, part) => {
      const [secret, old] = [newSecret(), newSecret()];
      const body = JSON.stringify({ text });
      const headers = signedHeaders({ id: idOf(part), body, secrets: [secret, old], at: new Date() });
      for (const one of [secret, old]) assert.deepEqual(new Webhook(one).verify(body, headers), { text });
      assert.throws(() => new Webhook(secret).verify(`${body} `, headers));
      assert.throws(() => new Webhook(newSecret()).verify(body, headers));
    }),
    { numRuns: 10 },
  );
});

test('an id is the same for the same parts, has no dot, and parts do not run into each other', () => {
  assert.equal(idOf('a', 'b'), idOf('a', 'b'));
  assert.notEqual(idOf('a', 'b'), idOf('ab', ''));
  assert.match(idOf('a'), /^msg_[\w-]{32}$/);
});

test('the lines that docs/webhooks.md gives receivers verify what we send, and nothing else', async () => {
  const [, source = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/webhooks.md', 'utf8')) ?? [];
  const { verified } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  const [secret, old] = [newSecret(), newSecret()];
  const body = '{"name":"Crème"}';
  const headers = signedHeaders({ id: 'msg_1', body, secrets: [secret, old], at: new Date() });
  for (const one of [secret, old]) assert.deepEqual(verified(body, headers, one), { name: 'Crème' });
  for (const [text, one] of [
    [`${body} `, secret],
    [body, newSecret()],
  ])
    assert.throws(() => verified(text, headers, one));
  const early = signedHeaders({ id: 'msg_1', body, secrets: [secret], at: later(new Date(), -6 * MINUTE) });
  assert.throws(() => verified(body, early, secret));
});
