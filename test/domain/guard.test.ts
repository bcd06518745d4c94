import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { test } from 'node:test';
import type { Access, Caller } from '../../platform/contract/access.ts';
import { Guard } from '../../services/api/access/guard.ts';
import { CredentialsInvalid } from '../../services/api/access/refusals.ts';
import { Secrets } from '../../services/api/access/secrets.ts';

const cook: Caller = { who: 'stove', roles: ['kitchen'] };
const manager: Caller = { who: 'ada', roles: ['manager'] };
const customer: Caller = { who: 'cleo', roles: [], owner: 'cleo' };
const secrets = new Secrets(randomBytes(32));
const credentials = {
  byKey: async (key: string) => (key === 'cmd_live_good' ? cook : undefined),
  bySession: async (cookie: string, renews: boolean) =>
    cookie === 'good' ? { caller: manager, ...(renews && { renew: 'anew' }) } : undefined,
  byToken: async (token: string) => {
    if (token === 'a.customer.s') return customer;
    throw new CredentialsInvalid('the token has expired');
  },
};
const guard = new Guard(credentials, secrets, 'https://shop.example/food');

const TICKETS: Access = { roles: ['kitchen', 'manager'] };
const ORDER: Access = { roles: ['manager'], secretOf: 'orderId' };
const asks = (headers: IncomingHttpHeaders, access: Access, { method = 'GET', isForOwners = false } = {}) =>
  guard
    .admit({ method, headers } as IncomingMessage, { access, isForOwners, params: { orderId: 'o-1' }, canRenew: false })
    .then(({ caller }) => caller?.who ?? 'nobody in particular')
    .catch(({ code }: { code: string }) => code);
const bearer = (authorization: string) => ({ authorization: `Bearer ${authorization}` });
const session = (cookie: string, more: IncomingHttpHeaders = {}) => ({
  cookie: `a=b; comanda_session=${cookie}`,
  ...more,
});

test('a route for the shop lets in those of its roles, and nobody without credentials', async () => {
  assert.equal(await asks({}, TICKETS), 'CREDENTIALS_MISSING');
  assert.equal(await asks({ cookie: 'other=good' }, TICKETS), 'CREDENTIALS_MISSING');
  assert.equal(await asks(bearer('cmd_live_good'), TICKETS), 'stove');
  assert.equal(await asks(bearer('cmd_live_good'), ORDER), 'NOT_ALLOWED');
  assert.equal(await asks(bearer('cmd_live_bad'), TICKETS), 'CREDENTIALS_INVALID');
  assert.equal(await asks(bearer('a.customer.s'), TICKETS), 'NOT_ALLOWED');
  assert.equal(await asks(bearer('a.customer.s'), TICKETS, { isForOwners: true }), 'cleo');
  assert.equal(await asks(bearer('an.expired.one'), TICKETS), 'CREDENTIALS_INVALID');
});

test('the secret of an order opens that order, and nothing else', async () => {
  const secret = secrets.ofOrder('o-1');
  assert.match(secret, /^[\w-]{43}$/);
  assert.equal(await asks(bearer(secret), ORDER), 'nobody in particular');
  assert.equal(await asks(bearer(secret), TICKETS), 'CREDENTIALS_INVALID');
  const others = [
    secrets.ofOrder('o-2'),
    new Secrets(randomBytes(32)).ofOrder('o-1'),
    secrets.ofRequest('o-1'),
    secret.slice(1),
    `${secret}A`,
    secret.toLowerCase(),
  ];
  for (const other of others) assert.equal(await asks(bearer(other), ORDER), 'CREDENTIALS_INVALID', other);
});

test('what is for anyone is refused to wrong credentials, so that nobody believes in them', async () => {
  assert.equal(await asks({}, 'anyone'), 'nobody in particular');
  assert.equal(await asks(bearer('a.customer.s'), 'anyone'), 'cleo');
  assert.equal(await asks(bearer('cmd_live_bad'), 'anyone'), 'CREDENTIALS_INVALID');
  assert.equal(await asks(bearer(secrets.ofOrder('o-1')), 'anyone'), 'CREDENTIALS_INVALID');
  assert.equal(await asks(session('over'), 'anyone'), 'nobody in particular');
});

test('what is no bearer is refused', async () => {
  const wrong = ['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', 'Bearer a,b', `Bearer ${'x'.repeat(9000)}`];
  for (const authorization of wrong) assert.equal(await asks({ authorization }, TICKETS), 'CREDENTIALS_INVALID');
});

test('a session reads from anywhere, and writes from a page of the shop only', async () => {
  assert.equal(await asks(session('good'), TICKETS), 'ada');
  assert.equal(await asks(session('over'), TICKETS), 'CREDENTIALS_INVALID');
  const writes = (more: IncomingHttpHeaders) => asks(session('good', more), TICKETS, { method: 'POST' });
  const host = '192.168.1.20:3000';
  assert.equal(await writes({ origin: 'https://shop.example', host: 'behind.proxy' }), 'ada');
  assert.equal(await writes({ origin: `http://${host}`, host }), 'ada');
  const others = ['https://evil.example', 'null', 'https://shop.example.evil.example', 'http://shop.example', 'no url'];
  for (const origin of others) assert.equal(await writes({ origin, host }), 'ORIGIN_WRONG', origin);
  const downgraded = { origin: 'http://shop.example', host: 'shop.example' };
  assert.equal(await writes(downgraded), 'ORIGIN_WRONG', 'a page that a network put there by http');
  assert.equal(await writes({ host }), 'ORIGIN_WRONG', 'a browser always tells the origin of a write');
  const order = asks(session('good', { origin: 'https://evil.example', host }), 'anyone', { method: 'POST' });
  assert.equal(await order, 'nobody in particular');
});

test('credentials that are shown go before the session of the browser', async () => {
  assert.equal(await asks({ ...session('good'), ...bearer('cmd_live_good') }, TICKETS), 'stove');
});
