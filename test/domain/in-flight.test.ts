import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { InFlight } from '../../services/api/limits/in-flight.ts';

const MOST = { health: 1, webhook: 2, others: 5 };
const clientOf = ({ headers }: IncomingMessage) => String(headers.host);

/** A request for an address from a client, which ends when its response is closed. */
function ask(inFlight: InFlight, url: string, client = 'ann') {
  const response = Object.assign(new EventEmitter(), { setHeader() {} });
  inFlight.enter({ url, headers: { host: client } } as IncomingMessage, response as unknown as ServerResponse);
  return () => void response.emit('close');
}
const busy = { status: 503, code: 'UNAVAILABLE' };

test('so many requests are worked at once, the next is refused, and one that ends makes room', () => {
  const inFlight = new InFlight({ most: MOST });
  const ends = Array.from({ length: 5 }, () => ask(inFlight, '/api/menu'));
  assert.throws(() => ask(inFlight, '/'), busy);
  ends[0]?.();
  ask(inFlight, '/');
  assert.throws(() => ask(inFlight, '/'), busy);
});

test("health and Stripe's webhook have places of their own, and take nobody else's", () => {
  const inFlight = new InFlight({ most: MOST });
  for (let i = 0; i < 5; i++) ask(inFlight, '/api/orders');
  ask(inFlight, '/health/ready');
  ask(inFlight, '/api/webhook');
  ask(inFlight, '/api/webhook');
  assert.throws(() => ask(inFlight, '/health/live'), busy);
  assert.throws(() => ask(inFlight, '/api/webhook'), busy);
  assert.throws(() => ask(inFlight, '/api/webhooks'), busy, 'these are the routes of staff');
});

test('one client has its share, and the others theirs', () => {
  const inFlight = new InFlight({ most: MOST, mostOfOne: { health: 1, webhook: 1, others: 2 }, clientOf });
  const [end] = [ask(inFlight, '/'), ask(inFlight, '/')];
  assert.throws(() => ask(inFlight, '/'), { status: 429, code: 'RATE_LIMITED' });
  ask(inFlight, '/', 'bob');
  end?.();
  ask(inFlight, '/');
  ask(inFlight, '/api/webhook');
  assert.throws(() => ask(inFlight, '/api/webhook'), { status: 429 }, 'notices that trickle keep none of Stripe out');
  ask(inFlight, '/api/webhook', 'stripe');
});

test('an address may have 4,096 characters', () => {
  const inFlight = new InFlight();
  ask(inFlight, '/'.padEnd(4096, 'x'));
  assert.throws(() => ask(inFlight, '/'.padEnd(4097, 'x')), { status: 414, code: 'ADDRESS_TOO_LONG' });
});
