import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { base64url, exportSPKI, SignJWT, UnsecuredJWT } from 'jose';
import type { AuthSettings } from '../../platform/config/auth-settings.ts';
import { CredentialsInvalid } from '../../services/api/access/refusals.ts';
import { tokens } from '../../services/api/access/tokens.ts';
import { problemOf } from '../../services/api/problem.ts';
import { AUDIENCE, claims, ISSUER, nowInSeconds, providerKey, TokenProvider } from '../support/token-provider.ts';

const key = await providerKey('k1', 'ES256');
const stranger = await providerKey('k1', 'ES256');
const SHARED = 'a key of the shop and of its site, 32 bytes or more';
const shared: AuthSettings = { keys: Buffer.from(SHARED), rolesClaim: 'roles' };
const signedByShared = (payload: object, header: object = {}) =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg: 'HS256', ...header }).sign(Buffer.from(SHARED));

async function shop(t: TestContext) {
  const provider = await TokenProvider.start(t, key);
  const caller = checkOf({ keys: provider.url, issuer: ISSUER, audience: AUDIENCE, rolesClaim: 'roles' });
  return { provider, caller };
}
const checkOf = (settings: AuthSettings) => {
  const check = tokens(settings);
  assert.ok(check);
  return check;
};

/** Refused as 401, in words that hold nothing of the token, nor of what it says. */
async function assertInvalid(caller: ReturnType<typeof checkOf>, token: string, why: RegExp): Promise<void> {
  const error = await caller(token).then(
    () => assert.fail(`${token} was taken`),
    (thrown: Error) => thrown,
  );
  assert.ok(error instanceof CredentialsInvalid, String(error));
  const { status, code, detail } = problemOf(error);
  assert.deepEqual([status, code], [401, 'CREDENTIALS_INVALID']);
  assert.match(detail, why);
  assert.equal(error.cause, undefined);
  assert.doesNotMatch(`${JSON.stringify(error)} ${error.stack}`, /ada-5511/);
  assert.ok(token.length < 20 || !error.stack?.includes(token));
}

test('where nothing is set no token is taken', () => {
  assert.equal(tokens(null), undefined);
});

test("a token with roles of the shop is one of its people's, another one a customer's", async (t) => {
  const { caller } = await shop(t);
  const customer = { who: 'ada-5511', roles: [], owner: 'ada-5511' };
  const staff = (...roles: string[]) => ({ who: 'ada-5511', roles });
  const expected: [unknown, object][] = [
    [undefined, customer],
    [[], customer],
    ['', customer],
    [['boss', 'Manager'], customer],
    [7, customer],
    [{ manager: true }, customer],
    [[['manager'], null, { role: 'manager' }], customer],
    ['managers', customer],
    [['manager'], staff('manager')],
    [['ops', 'boss', 7, 'kitchen', 'ops'], staff('kitchen', 'ops')],
    ['openid counter  kitchen', staff('kitchen', 'counter')],
  ];
  for (const [roles, who] of expected)
    assert.deepEqual(await caller(await key.token(claims({ roles }))), who, JSON.stringify(roles));
});

test('the claim that roles stand in has the name that is set', async () => {
  const caller = checkOf({ ...shared, rolesClaim: 'https://shop.example/roles' });
  const token = await signedByShared({ ...claims(), roles: ['manager'], 'https://shop.example/roles': ['counter'] });
  assert.deepEqual((await caller(token)).roles, ['counter']);
  const prototype = checkOf({ ...shared, rolesClaim: '__proto__' });
  assert.deepEqual((await prototype(token)).roles, []);
});

for (const alg of ['RS256', 'PS384', 'ES512', 'EdDSA']) {
  test(`a provider may sign with ${alg}`, async (t) => {
    const one = await providerKey('other', alg);
    const { provider, caller } = await shop(t);
    provider.keys = [one, key];
    assert.equal((await caller(await one.token(claims(), { typ: 'at+jwt' }))).who, 'ada-5511');
    await assertInvalid(caller, `${await one.token(claims())}AA`, /not signed by whom we trust/);
  });
}

test('what varies between good tokens is taken', async (t) => {
  const { caller } = await shop(t);
  for (const typ of [undefined, 'JWT', 'jwt', 'at+jwt', 'application/at+jwt'])
    assert.ok(await caller(await key.token(claims(), typ ? { typ } : {})));
  const good = [{ aud: ['https://other.example', AUDIENCE] }, { iat: undefined }, { sub: 'ü'.repeat(255) }];
  const inTolerance = [{ exp: nowInSeconds() - 20 }, { nbf: nowInSeconds() + 20 }, { iat: nowInSeconds() + 20 }];
  for (const changes of [...good, ...inTolerance]) assert.ok(await caller(await key.token(claims(changes))));
});

const wrongClaims: [what: string, changes: Record<string, unknown>, why: RegExp][] = [
  ['another issuer', { iss: 'https://id.example' }, /not for this shop/],
  ['no issuer', { iss: undefined }, /not for this shop/],
  ['a list for an issuer', { iss: [ISSUER] }, /not for this shop/],
  ['another audience', { aud: 'https://other.example' }, /not for this shop/],
  ['other audiences', { aud: ['https://other.example', `${AUDIENCE}/`] }, /not for this shop/],
  ['no audience', { aud: undefined }, /not for this shop/],
  ['an end that has passed', { exp: nowInSeconds() - 60 }, /expired/],
  ['no end', { exp: undefined }, /the claim exp of the token is missing/],
  ['an end that is no number', { exp: 'never' }, /the claim exp of the token is missing/],
  ['a beginning that is to come', { nbf: nowInSeconds() + 120 }, /not valid yet/],
  ['a time of issue that is to come', { iat: nowInSeconds() + 120 }, /not valid yet/],
  ['a time of issue that is no number', { iat: 'now' }, /the claim iat of the token is missing/],
  ['no subject', { sub: undefined }, /the claim sub of the token is missing/],
  ['an empty subject', { sub: '' }, /names nobody/],
  ['a number for a subject', { sub: 5511 }, /names nobody/],
  ['a subject that is too long', { sub: 'a'.repeat(256) }, /names nobody/],
  ['a subject of two lines', { sub: 'ada\nmanager' }, /names nobody/],
  ['half a character in its subject', { sub: 'ada\ud800' }, /names nobody/],
];
for (const [what, changes, why] of wrongClaims) {
  test(`a token with ${what} is refused`, async (t) => {
    const { caller } = await shop(t);
    const token = await key.token(claims({ roles: ['manager'], ...changes }));
    await assertInvalid(caller, token, why);
  });
}

const part = (value: unknown) => base64url.encode(JSON.stringify(value));
const wrongTokens: [what: string, token: () => Promise<string> | string, why: RegExp][] = [
  ['that is not signed', () => new UnsecuredJWT(claims()).encode(), /not signed in a way/],
  ['that spells none otherwise', () => `${part({ alg: 'nOnE' })}.${part(claims())}.`, /not signed in a way/],
  [
    'that takes the public key for a shared one',
    async () => {
      const pem = await exportSPKI(key.publicKey);
      return new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(Buffer.from(pem));
    },
    /not signed in a way/,
  ],
  ['that is signed by a stranger', () => stranger.token(claims()), /not signed by whom/],
  ['that brings its key along', () => stranger.token(claims(), { kid: undefined, jwk: stranger.jwk }), /not signed by/],
  ['that says where its key is', () => stranger.token(claims(), { jku: 'http://127.0.0.1:1/' }), /not signed by whom/],
  ['of an unknown key', () => key.token(claims(), { kid: 'k2' }), /not signed by whom/],
  ['for another use', () => key.token(claims(), { typ: 'logout+jwt' }), /for another use/],
  ['whose use is no text', () => key.token(claims(), { typ: 7 }), /for another use/],
  [
    'that wants what nobody knows',
    async () => {
      const [, payload, signature] = (await key.token(claims())).split('.');
      return [part({ alg: 'ES256', kid: 'k1', crit: ['exp'], exp: 1 }), payload, signature].join('.');
    },
    /wants what is not known/,
  ],
  [
    'whose claims were changed',
    async () => {
      const [header, , signature] = (await key.token(claims())).split('.');
      return [header, part(claims({ roles: ['manager'] })), signature].join('.');
    },
    /not signed by whom/,
  ],
  ['whose signature is cut off', async () => (await key.token(claims())).replace(/[^.]+$/, ''), /not signed by whom/],
  ['that is huge', () => key.token(claims({ groups: Array(1000).fill('a group') })), /too long/],
  ['that is encrypted', () => `${part({ alg: 'dir', enc: 'A256GCM' })}..AA.AA.AA`, /malformed/],
  ['of dots', () => '..', /malformed/],
  ['whose header is a list', () => `${part(['ES256'])}.${part(claims())}.AA`, /malformed/],
];
for (const [what, made, why] of wrongTokens) {
  test(`a token ${what} is refused`, async (t) => {
    const { provider, caller } = await shop(t);
    const token = await made();
    await assertInvalid(caller, token, why);
    assert.ok(provider.asked <= 1);
  });
}

test('whatever looks like a token in part is refused', async (t) => {
  const { caller } = await shop(t);
  const [header = '', payload = '', signature = ''] = (await key.token(claims())).split('.');
  const odd = fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue().map(part), fc.constantFrom('', 'AA', '='));
  const parts = fc.tuple(
    fc.oneof(odd, fc.constant(header)),
    fc.oneof(odd, fc.constant(payload)),
    fc.oneof(odd, fc.constant(signature)),
  );
  const property = fc.asyncProperty(parts, async ([one, two, three]) => {
    fc.pre(one !== header || two !== payload || three !== signature);
    await assertInvalid(caller, `${one}.${two}.${three}`, /^the token/);
  });
  await fc.assert(property, { numRuns: 150 });
});

test('a shared key takes HS256 of that key only, and an issuer and an audience where they are set', async () => {
  const anyone = checkOf(shared);
  assert.equal((await anyone(await signedByShared({ sub: 'ada-5511', exp: nowInSeconds() + 60 }))).owner, 'ada-5511');
  const wrong: [string, RegExp][] = [
    [await signedByShared({ sub: 'ada-5511' }), /the claim exp of the token is missing/],
    [await signedByShared(claims(), { alg: 'HS512' }), /not signed in a way/],
    [await key.token(claims()), /not signed in a way/],
    [new UnsecuredJWT(claims()).encode(), /not signed in a way/],
    [`${await signedByShared(claims())}A`, /not signed by whom/],
  ];
  for (const [token, why] of wrong) await assertInvalid(anyone, token, why);
  const strict = checkOf({ ...shared, issuer: ISSUER, audience: AUDIENCE });
  assert.ok(await strict(await signedByShared(claims())));
  for (const changes of [{ iss: 'x' }, { aud: 'x' }, { iss: undefined }, { aud: undefined }]) {
    const token = await signedByShared(claims(changes));
    await assertInvalid(strict, token, /not for this shop/);
  }
});
