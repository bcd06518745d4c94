import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { MINUTE, SECOND } from '../../kernel/time.ts';
import { tokens } from '../../services/api/access/tokens.ts';
import { problemOf } from '../../services/api/problem.ts';
import { AUDIENCE, claims, ISSUER, providerKey, TokenProvider } from '../support/token-provider.ts';

const [first, second] = await Promise.all([providerKey('k1', 'ES256'), providerKey('k2', 'ES256')]);
/** The provider is not asked twice within a second, by the machine's clock. */
const PAUSE = SECOND + 50;

async function shop(t: TestContext, within?: number) {
  const provider = await TokenProvider.start(t, first);
  const settings = { keys: provider.url, issuer: ISSUER, audience: AUDIENCE, rolesClaim: 'roles' };
  const check = tokens(settings, within);
  assert.ok(check);
  return { provider, owner: async (token: string) => (await check(token)).owner };
}
async function assertRefused(code: string, result: Promise<unknown>): Promise<void> {
  await assert.rejects(result, (error: Error) => problemOf(error).code === code);
}
const assertAway = (result: Promise<unknown>) => assertRefused('UNAVAILABLE', result);
const assertInvalid = (result: Promise<unknown>) => assertRefused('CREDENTIALS_INVALID', result);

test('many tokens at the same time ask the provider once', async (t) => {
  const { provider, owner } = await shop(t);
  const token = await first.token(claims());
  assert.deepEqual(new Set(await Promise.all(Array.from({ length: 20 }, () => owner(token)))), new Set(['ada-5511']));
  assert.equal(provider.asked, 1);
});

test('a key that is new is found, half a minute after the last look at the earliest, and one that is gone is not taken', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { provider, owner } = await shop(t);
  const [old, young] = await Promise.all([first.token(claims()), second.token(claims())]);
  assert.equal(await owner(old), 'ada-5511');
  provider.keys = [second];
  t.mock.timers.tick(29 * SECOND);
  await assertInvalid(owner(young));
  assert.equal(provider.asked, 1, 'tokens of unknown keys are no way to burden the provider');
  t.mock.timers.tick(2 * SECOND);
  await wait(PAUSE);
  assert.equal(await owner(young), 'ada-5511');
  await assertInvalid(owner(old));
  assert.equal(provider.asked, 2);
});

test('what is known is used for ten minutes while the provider is away, and longer never', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { provider, owner } = await shop(t);
  const token = await first.token(claims({ exp: Math.floor((Date.now() + 20 * MINUTE) / SECOND) }));
  assert.equal(await owner(token), 'ada-5511');
  provider.instead = (_request, response) => response.writeHead(503).end();
  t.mock.timers.tick(9 * MINUTE);
  assert.equal(await owner(token), 'ada-5511');
  assert.equal(provider.asked, 1);
  t.mock.timers.tick(2 * MINUTE);
  await wait(PAUSE);
  await assertAway(owner(token));
  provider.instead = undefined;
  await wait(PAUSE);
  assert.equal(await owner(token), 'ada-5511');
});

test('a token that does not name its key is taken where the provider has one only', async (t) => {
  const nameless = await first.token(claims(), { kid: undefined });
  for (const keys of [[first], [first, second]]) {
    const { provider, owner } = await shop(t);
    provider.keys = keys;
    if (keys.length === 1) assert.equal(await owner(nameless), 'ada-5511');
    else await assertInvalid(owner(nameless));
  }
});

test('a provider that is away or answers nonsense is our trouble, not the fault of who asks, and is left in peace', async (t) => {
  const token = await first.token(claims());
  const nonsense: ((response: ServerResponse) => unknown)[] = [
    (response) => response.writeHead(500).end('{"keys": []}'),
    (response) => response.writeHead(302, { Location: '/keys' }).end(),
    (response) => response.end('<html>'),
    (response) => response.end('{"keys": "none"}'),
    (response) => response.end(JSON.stringify({ keys: [{ ...first.jwk, x: 'AAAA' }] })),
    (response) => response.destroy(),
    () => undefined,
  ];
  const tries = nonsense.map(async (answer) => {
    const { provider, owner } = await shop(t, 300);
    provider.instead = (_request, response) => void answer(response);
    for (let i = 0; i < 5; i++) await assertAway(owner(token));
    assert.equal(provider.asked, 1);
  });
  await Promise.all(tries);
});

test('a provider that has no keys signs nothing, and one that is slow is waited for', async (t) => {
  const { provider, owner } = await shop(t);
  provider.instead = (_request, response) => void setTimeout(() => response.end('{"keys": []}'), 200);
  await assertInvalid(owner(await first.token(claims())));
});
