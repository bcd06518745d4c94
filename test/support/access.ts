import { HOUR, later } from '../../kernel/time.ts';
import type { Documents } from '../../platform/documents/documents.ts';
import { accessStore } from '../../services/api/access/access-store.ts';
import { SIGN_IN } from '../../services/api/access/sessions.ts';
import { shopKey } from '../../services/api/access/shop-key.ts';
import { NOW } from './orders.ts';

/** Makes every query that the gateway makes on its own collections. */
export async function everyAccessQuery(documents: <T extends { _id: string }>(name: string) => Documents<T>) {
  let now = NOW;
  const shop = { url: 'http://localhost:3000', traces: null };
  const { keys, sessions, signIns, staff } = accessStore(
    { documents },
    shop,
    () => {},
    () => now,
  );
  await shopKey(documents('settings'));
  const { stored, key } = await keys.create({ name: 'stove', roles: ['kitchen'], expiresAt: null, createdBy: 'ada' });
  await keys.list();
  await staff.byKey(key);
  const opened = { who: 'stove', roles: stored.roles, scope: { path: '/', secure: false }, until: null };
  const { token } = await sessions.open({ ...opened, openedWith: stored._id });
  await sessions.open({ ...opened, openedWith: SIGN_IN });
  now = later(now, 24 * HOUR);
  await staff.bySession(token, true);
  await sessions.list();
  await keys.replace(await keys.find(stored._id), HOUR, 'ada');
  await keys.revoke(stored._id, 'ada');
  for (const { _id } of await sessions.list()) await sessions.revoke(_id, 'ada');
  await sessions.revoked(NOW.toISOString());
  await signIns.use((await signIns.make(['ops'])).token);
  for (let i = 0; i < 12; i++) await signIns.make(['ops']);
  for (const part of [keys, sessions, signIns]) await part.tidy();
}
