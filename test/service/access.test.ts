import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Role } from '../../platform/contract/access.ts';
import { nodes } from '../support/nodes.ts';
import { bearer, tokenOf } from '../support/passes.ts';

const TRACES = 'http://localhost:16686/trace/{trace_id}';
const { start } = await nodes({ TRACES_URL: TRACES });
const node = await start('api');
test.after(() => node.stop());
const SHOP = `http://localhost:${process.env.PORT}`;

interface Told {
  status: number;
  code?: string;
  cookie: string;
  body: Record<string, unknown> & { items?: { id: string; who?: string }[] };
}
async function ask(method: string, where: string, body?: object, headers: Record<string, string> = {}): Promise<Told> {
  const type = body ? { 'content-type': 'application/json' } : {};
  const init = { method, headers: { ...type, ...headers }, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(`${SHOP}/api${where}`, init);
  const answer = (await response.json()) as Told['body'] & { code: string };
  return { status: response.status, code: answer.code, cookie: response.headers.getSetCookie().join(), body: answer };
}
/** What a browser sends back. */
const device = (cookie: string, origin = SHOP) => ({ cookie: cookie.split(';', 1)[0] ?? '', origin });
const make = (name: string, ...roles: Role[]) =>
  node.ask<{ id: string; key: string }>('api.createKey', { name, roles });

test('a device signs in with a key, has one session, and signs out', async () => {
  const { key, id } = await make('stove', 'kitchen');
  const first = await ask('POST', '/session', { key }, { origin: SHOP });
  assert.deepEqual([first.status, first.body.who, first.body.roles], [200, 'stove', ['kitchen']]);
  assert.match(first.cookie, /^comanda_session=[\w-]{43}; Path=\/; Max-Age=25919\d\d; HttpOnly; SameSite=Strict$/);
  const addresses = { url: SHOP, traces: TRACES };
  assert.deepEqual((await ask('GET', '/session', undefined, device(first.cookie))).body, {
    ...first.body,
    ...addresses,
  });
  const again = await ask('POST', '/session', { key }, device(first.cookie));
  assert.equal((await ask('GET', '/session', undefined, device(first.cookie))).code, 'CREDENTIALS_INVALID');
  const over = await ask('DELETE', '/session', undefined, device(again.cookie));
  assert.deepEqual(
    [over.body, over.cookie],
    [{ ended: true }, 'comanda_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict'],
  );
  assert.equal((await ask('GET', '/session', undefined, device(again.cookie))).code, 'CREDENTIALS_INVALID');
  const stale = await ask('POST', '/session', { key }, device(again.cookie));
  assert.equal(stale.status, 200, 'a session that is over keeps nobody from signing in');
  await node.ask('api.revokeKey', { keyId: id });
  assert.equal((await ask('GET', '/session', undefined, device(stale.cookie))).code, 'CREDENTIALS_INVALID');
});

test("a session's cookie is for TLS only where the page came by TLS", async () => {
  const { key } = await make('till', 'counter');
  const secure = async (headers: Record<string, string>) =>
    /; Secure$/.test((await ask('POST', '/session', { key }, headers)).cookie);
  assert.equal(await secure({ origin: 'https://shop.example' }), true);
  assert.equal(await secure({ origin: 'http://192.168.1.20:3000' }), false);
  assert.equal(await secure({}), false);
});

test('who shows neither a key nor a token, both, or one that is not good is not signed in', async () => {
  const { key } = await make('stove', 'kitchen');
  for (const shown of [{}, { key, token: key }, { key: '' }, { key: 7 }, { key, to: 'x' }]) {
    const { status, cookie } = await ask('POST', '/session', shown);
    assert.deepEqual([status, cookie], [422, ''], JSON.stringify(shown));
  }
  for (const shown of [{ key: `${key.slice(0, -1)}-` }, { token: key }, { token: 'x' }]) {
    const { status, code, cookie } = await ask('POST', '/session', shown);
    assert.deepEqual([status, code, cookie], [401, 'CREDENTIALS_INVALID', '']);
  }
});

test('nobody gives a role that they do not have, and nobody but managers and ops makes keys', async () => {
  const give = (by: Role[], ...roles: Role[]) =>
    ask('POST', '/keys', { name: 'x', roles }, bearer(tokenOf({ sub: 'ada', roles: by })));
  const made = await give(['manager'], 'counter', 'kitchen', 'counter', 'manager');
  assert.deepEqual(
    [made.status, made.body.roles, made.body.createdBy],
    [200, ['kitchen', 'counter', 'manager'], 'ada'],
  );
  assert.equal((await give(['ops'], 'ops')).status, 200);
  assert.equal((await give(['manager', 'ops'], 'ops', 'kitchen')).status, 200);
  const refused = [
    give(['manager'], 'ops'),
    give(['ops'], 'kitchen'),
    give(['counter'], 'counter'),
    give(['kitchen'], 'kitchen'),
  ];
  for (const told of refused) assert.deepEqual([(await told).status, (await told).code], [403, 'NOT_ALLOWED']);
  const { id, key } = await make('ops', 'ops');
  const replace = (roles: Role[]) =>
    ask('POST', `/keys/${id}/replace`, { overlapHours: 0 }, bearer(tokenOf({ sub: 'ada', roles })));
  assert.equal(
    (await replace(['manager'])).code,
    'NOT_ALLOWED',
    'it would be shown a key with a role it does not have',
  );
  assert.equal((await ask('GET', '/session', undefined, bearer(key))).body.who, 'ops');
  const other = await replace(['ops']);
  assert.equal((await ask('GET', '/session', undefined, bearer(key))).code, 'CREDENTIALS_INVALID');
  assert.equal((await ask('GET', '/session', undefined, bearer(String(other.body.key)))).body.who, 'ops');
});

test('keys and sessions are listed without what opens anything, and a manager ends them', async () => {
  const { key, id } = await make('boss', 'manager');
  const boss = bearer(key);
  const { cookie, body } = await ask('POST', '/session', { key });
  const keys = await ask('GET', '/keys', undefined, boss);
  assert.deepEqual(keys.body.items?.[0]?.id, id);
  assert.doesNotMatch(JSON.stringify(keys.body), /cmd_live_|hash/);
  const { items = [] } = (await ask('GET', '/sessions', undefined, boss)).body;
  assert.partialDeepStrictEqual(items[0], { who: 'boss', keyId: id, expiresAt: body.expiresAt });
  assert.doesNotMatch(JSON.stringify(items), /hash/);
  const end = () => ask('POST', `/sessions/${items[0]?.id}/revoke`, {}, boss);
  assert.deepEqual((await end()).body, { ended: true });
  assert.deepEqual([(await end()).status, (await end()).code], [404, 'SESSION_UNKNOWN']);
  assert.equal((await ask('GET', '/session', undefined, device(cookie))).code, 'CREDENTIALS_INVALID');
  assert.equal((await ask('POST', `/keys/${id}/revoke`, {}, boss)).status, 200);
  assert.equal((await ask('GET', '/keys', undefined, boss)).code, 'CREDENTIALS_INVALID');
  const expiresAt = '2020-01-01T00:00:00.000Z';
  const past = await ask(
    'POST',
    '/keys',
    { name: 'x', roles: ['kitchen'], expiresAt },
    bearer(tokenOf({ sub: 'a', roles: ['manager'] })),
  );
  assert.deepEqual([past.status, past.code], [422, 'INVALID']);
});
