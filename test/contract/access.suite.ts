import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, later, MINUTE } from '../../kernel/time.ts';
import type { Documents } from '../../platform/documents/documents.ts';
import { type AccessStore, accessStore } from '../../services/api/access/access-store.ts';
import type { StoredKey, StoredSession, StoredSignIn } from '../../services/api/access/collections.ts';
import { MOST_KEYS } from '../../services/api/access/keys.ts';
import { openSession } from '../../services/api/access/session-actions.ts';
import { MOST_SESSIONS } from '../../services/api/access/sessions.ts';
import { type StoredShop, shopKey } from '../../services/api/access/shop-key.ts';
import { MOST_SIGN_INS } from '../../services/api/access/sign-ins.ts';
import { newKey, newToken } from '../../services/api/access/staff-key.ts';
import { eventually } from '../support/eventually.ts';
import { NOW } from '../support/orders.ts';

const DAY = 24 * HOUR;
const SHOP = { url: 'https://shop.example/food', traces: null };

/** The collections of the gateway, empty. */
export type MakeStore = () => Promise<<T extends { _id: string }>(name: string) => Documents<T>>;

/** Two gateways of one shop, and a clock that both have. */
export async function gateways(make: MakeStore) {
  const documents = await make();
  const clock = { now: NOW };
  const warnings: object[] = [];
  const gateway = () =>
    accessStore(
      { documents },
      SHOP,
      (fields) => warnings.push(fields),
      () => clock.now,
    );
  const [one, other] = [gateway(), gateway()];
  const wanted = { name: 'stove', roles: ['kitchen' as const], expiresAt: null, createdBy: 'ada' };
  return {
    one,
    other,
    warnings,
    documents,
    wait: (ms: number) => {
      clock.now = later(clock.now, ms);
    },
    /** A key that ends after so many milliseconds, if at all. */
    make: (ends?: number) =>
      one.keys.create({ ...wanted, expiresAt: ends === undefined ? null : later(clock.now, ends) }),
  };
}
const who = async ({ staff }: AccessStore, key: string) => (await staff.byKey(key))?.who;
const whose = async ({ staff }: AccessStore, cookie: string) => (await staff.bySession(cookie, true))?.caller.who;

/** Signs in as a page does, and answers what its cookie holds. */
async function signIn(access: AccessStore, shown: { key: string } | { token: string }, meta: object = {}) {
  const answered: { $responseHeaders?: Record<string, string> } = { ...meta };
  await openSession(shown, access, answered);
  const cookie = answered.$responseHeaders?.['Set-Cookie'] ?? '';
  return { cookie, token: /^comanda_session=([^;]*)/.exec(cookie)?.[1] ?? '' };
}

export function accessSuite(where: string, makeStore: MakeStore): void {
  test(`${where}: all gateways have the key of the shop that one of them made`, async () => {
    const settings = (await makeStore())<StoredShop>('settings');
    const keys = await Promise.all(Array.from({ length: 8 }, () => shopKey(settings)));
    assert.equal(new Set(keys.map((key) => key.toString('hex'))).size, 1);
    assert.equal(keys[0]?.length, 32);
  });

  test(`${where}: a key is good at every gateway until it expires or is revoked`, async () => {
    const { one, other, make, wait } = await gateways(makeStore);
    const [forever, short] = [await make(), await make(HOUR)];
    assert.deepEqual(await other.staff.byKey(forever.key), {
      who: 'stove',
      roles: ['kitchen'],
      keyId: forever.stored._id,
    });
    for (const key of [newKey(), `${forever.key.slice(0, -1)}-`, '', forever.stored.hashes[0] as string])
      assert.equal(await who(one, key), undefined, 'unknown or mistyped');
    wait(HOUR - 1);
    assert.equal(await who(other, short.key), 'stove');
    wait(1);
    assert.equal(await who(other, short.key), undefined, 'expired');
    assert.equal(await who(other, forever.key), 'stove');
    const { revokedAt } = await one.keys.revoke(forever.stored._id, 'ada');
    assert.equal(await who(other, forever.key), undefined, 'revoked');
    wait(MINUTE);
    assert.equal((await other.keys.revoke(forever.stored._id, 'ada')).revokedAt, revokedAt, 'again changes nothing');
    await assert.rejects(one.keys.revoke('nobody', 'ada'), { code: 'KEY_UNKNOWN' });
    for (const over of [forever, short])
      await assert.rejects(one.keys.replace(await one.keys.find(over.stored._id), 0, 'ada'), { code: 'KEY_OVER' });
  });

  test(`${where}: while a key is replaced two are good, and never three`, async () => {
    const { one, other, make, wait } = await gateways(makeStore);
    const first = await make();
    const id = first.stored._id;
    const replace = async () => one.keys.replace(await one.keys.find(id), DAY, 'ada');
    const second = await replace();
    assert.deepEqual([await who(other, first.key), await who(other, second.key)], ['stove', 'stove']);
    wait(DAY - 1);
    assert.equal(await who(other, first.key), 'stove');
    wait(1);
    assert.deepEqual([await who(other, first.key), await who(other, second.key)], [undefined, 'stove']);
    const [third, fourth] = [await replace(), await replace()];
    const good = await Promise.all([first, second, third, fourth].map(({ key }) => who(other, key)));
    assert.deepEqual(good, [undefined, undefined, 'stove', 'stove']);
    const stale = await one.keys.find(id);
    await one.keys.replace(stale, 0, 'ada');
    await assert.rejects(other.keys.replace(stale, 0, 'ada'), { code: 'UNAVAILABLE' });
    assert.equal(await who(one, fourth.key), undefined, 'no overlap');
    await one.keys.revoke(id, 'ada');
    assert.equal(await who(other, fourth.key), undefined);
  });

  test(`${where}: a shop has 200 keys, and no more`, async () => {
    const { one, make } = await gateways(makeStore);
    await Promise.all(Array.from({ length: MOST_KEYS }, () => make()));
    await assert.rejects(make(), { code: 'KEYS_TOO_MANY' });
    assert.equal((await one.keys.list()).length, MOST_KEYS);
  });

  test(`${where}: that a key is used is noted once an hour`, async () => {
    const { one, make, wait } = await gateways(makeStore);
    const { key, stored } = await make();
    const used = async () => (await one.keys.find(stored._id)).usedAt;
    const usedAt = (ms: number) => eventually(async () => (await used()) === later(NOW, ms).toISOString());
    await one.staff.byKey(key);
    await usedAt(0);
    wait(HOUR - 1);
    await one.keys.noteUse(await one.keys.find(stored._id));
    assert.equal(await used(), NOW.toISOString());
    wait(1);
    await one.staff.byKey(key);
    await usedAt(HOUR);
  });

  test(`${where}: a session ends after 30 days without use, and is renewed once a day while it is used`, async () => {
    const { one, other, make, wait } = await gateways(makeStore);
    const { key } = await make();
    const { token, cookie } = await signIn(one, { key }, { scope: { path: '/food', secure: true } });
    assert.equal(cookie, `comanda_session=${token}; Path=/food; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure`);
    wait(DAY - 1);
    assert.equal((await other.staff.bySession(token, true))?.renew, undefined);
    wait(1);
    assert.equal(
      (await other.staff.bySession(token, false))?.renew,
      undefined,
      'who cannot hand the cookie on renews nothing',
    );
    const together = await Promise.all([one, other].map(({ staff }) => staff.bySession(token, true)));
    assert.deepEqual(
      together.map((session) => session?.renew).filter((renew) => renew !== undefined),
      [cookie],
    );
    wait(30 * DAY - 1);
    assert.equal(await whose(one, token), 'stove');
    wait(30 * DAY);
    assert.equal(await whose(one, token), undefined);
    for (const other of [newToken(), '', 'a b', token.slice(1), key]) assert.equal(await whose(one, other), undefined);
  });

  test(`${where}: a session ends with the key that opened it, and not with that key's renewal`, async () => {
    const { one, other, make, wait } = await gateways(makeStore);
    const [short, lost, kept] = [await make(2 * DAY), await make(), await make()];
    const [a, b, c] = await Promise.all([short, lost, kept].map(({ key }) => signIn(one, { key })));
    assert.match(a?.cookie ?? '', /Max-Age=172800;/);
    await one.keys.replace(kept.stored, 0, 'ada');
    assert.equal(await whose(other, c?.token ?? ''), 'stove');
    await one.keys.revoke(lost.stored._id, 'ada');
    assert.equal(await whose(other, b?.token ?? ''), undefined);
    wait(DAY);
    assert.match((await other.staff.bySession(a?.token ?? '', true))?.renew ?? '', /Max-Age=86400;/);
    wait(DAY);
    assert.equal(await whose(other, a?.token ?? ''), undefined);
    await assert.rejects(signIn(one, { key: lost.key }), { code: 'CREDENTIALS_INVALID' });
  });

  test(`${where}: a device has one session, and a key 50: the ones used last`, async () => {
    const { one, make, wait } = await gateways(makeStore);
    const { key } = await make();
    const first = await signIn(one, { key });
    const caller = (await one.staff.bySession(first.token, true))?.caller;
    const again = await signIn(one, { key }, { caller });
    assert.deepEqual([await whose(one, first.token), await whose(one, again.token)], [undefined, 'stove']);
    wait(DAY);
    const idle = await signIn(one, { key });
    wait(MINUTE);
    await one.staff.bySession(again.token, true);
    wait(MINUTE);
    for (let i = 0; i < MOST_SESSIONS - 2; i++) await signIn(one, { key });
    wait(MINUTE);
    await signIn(one, { key });
    assert.equal((await one.sessions.list()).length, MOST_SESSIONS);
    assert.deepEqual([await whose(one, idle.token), await whose(one, again.token)], [undefined, 'stove']);
    const [newest] = await one.sessions.list();
    await one.sessions.revoke(newest?._id ?? '', 'ada');
    wait(MINUTE);
    await signIn(one, { key });
    await signIn(one, { key });
    const revoked = await one.sessions.revoked(NOW.toISOString());
    assert.deepEqual(
      revoked.map(({ _id, revokedBy }) => [_id, revokedBy]),
      [[newest?._id, 'ada']],
      'who signs in often pushes no revocation out of the trail',
    );
  });

  test(`${where}: an address signs in once, whoever is first at whichever gateway, and for 15 minutes`, async () => {
    const { one, other, wait } = await gateways(makeStore);
    const { token } = await one.signIns.make(['manager']);
    const tries = await Promise.allSettled([one, other, one, other].map((access) => signIn(access, { token })));
    const [session, ...more] = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    assert.equal(more.length, 0);
    assert.deepEqual((await other.staff.bySession(session?.token ?? '', true))?.caller.roles, ['manager']);
    for (const { status, reason } of tries as { status: string; reason?: { code: string } }[])
      if (status === 'rejected') assert.equal(reason?.code, 'CREDENTIALS_INVALID');
    const late = await one.signIns.make(['ops']);
    wait(15 * MINUTE);
    await assert.rejects(signIn(one, { token: late.token }), { code: 'CREDENTIALS_INVALID' });
    await assert.rejects(signIn(one, { token: newToken() }), { code: 'CREDENTIALS_INVALID' });
    const tokens: string[] = [];
    for (let i = 0; i <= MOST_SIGN_INS; i++, wait(1)) tokens.push((await one.signIns.make(['ops'])).token);
    await assert.rejects(signIn(other, { token: tokens[0] as string }), { code: 'CREDENTIALS_INVALID' });
    await signIn(other, { token: tokens[1] as string });
  });

  test(`${where}: what is over goes, keys after 30 days, and no document and no list holds what opens anything`, async () => {
    const { one, other, documents, make, wait } = await gateways(makeStore);
    const secrets: string[] = [];
    const [used, lost] = [await make(DAY), await make()];
    secrets.push(used.key, lost.key, (await one.keys.replace(used.stored, DAY, 'ada')).key);
    secrets.push((await signIn(one, { key: used.key })).token, (await one.signIns.make(['ops'])).token);
    await one.keys.revoke(lost.stored._id, 'ada');
    const all = async () => {
      const of = <T extends { _id: string }>(name: string) =>
        documents<T>(name).find({ query: { _id: { $gt: '' } }, limit: 100 });
      return [await of<StoredKey>('keys'), await of<StoredSession>('sessions'), await of<StoredSignIn>('sign_ins')];
    };
    const stored = JSON.stringify([await all(), await one.keys.list(), await one.sessions.list()]);
    for (const secret of secrets) assert.ok(!stored.includes(secret.slice(9, 30)));
    const tidy = () => Promise.all([one.keys.tidy(), one.sessions.tidy(), one.signIns.tidy()]);
    const counts = async () => (await all()).map(({ length }) => length);
    await tidy();
    assert.deepEqual(await counts(), [2, 1, 1]);
    wait(DAY + 1);
    await tidy();
    assert.deepEqual(await counts(), [2, 0, 0]);
    const { token } = await signIn(one, { token: (await one.signIns.make(['ops'])).token });
    const [session] = await one.sessions.list();
    assert.equal(await one.sessions.revoke(session?._id ?? '', 'ada'), true);
    assert.equal(await one.sessions.revoke(session?._id ?? '', 'bob'), false);
    assert.deepEqual([await whose(other, token), await one.sessions.list()], [undefined, []]);
    wait(DAY);
    assert.equal(session && (await other.sessions.renew(session, null)), undefined, 'not by whoever read it before');
    await tidy();
    assert.deepEqual(
      (await one.sessions.revoked('')).map(({ revokedBy }) => revokedBy),
      ['ada'],
    );
    wait(30 * DAY);
    await tidy();
    assert.deepEqual(await counts(), [0, 0, 0]);
  });
}
