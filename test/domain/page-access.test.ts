import assert from 'node:assert/strict';
import { test } from 'node:test';

const script = (name: string) => import(new URL(`../../public/scripts/office/${name}.js`, import.meta.url).href);
const {
  keyState,
  rolesToGive,
}: {
  keyState(key: { revokedAt: string | null; expiresAt: string | null }, now: number): string;
  rolesToGive(may: (role: string) => boolean): string[];
} = await script('keys/key-state');
const {
  auditPath,
  deedText,
  placeOf,
}: {
  auditPath(wanted: Record<string, string>): string;
  deedText(deed: { kind: string; what: string }): string;
  placeOf(deed: { kind: string; id: string }): string | null;
} = await script('audit/deed');

const AT = '2026-01-31T12:00:00.000Z';

test('a key is over once it is revoked, or at the time that it is to end', () => {
  const state = (revokedAt: string | null, expiresAt: string | null) =>
    keyState({ revokedAt, expiresAt }, Date.parse(AT));
  assert.equal(state(null, null), 'valid');
  assert.equal(state(null, '2026-01-31T12:00:00.001Z'), 'valid');
  assert.equal(state(null, AT), 'expired');
  assert.equal(state(AT, AT), 'revoked');
});

test('only the roles that somebody has are theirs to give', () => {
  assert.deepEqual(
    rolesToGive((role) => role !== 'ops'),
    ['kitchen', 'counter', 'manager'],
  );
});

test('the trail is asked for from the beginning of a day through the end of one, by the clock of the device', () => {
  const asked = new URL(
    auditPath({ from: '2026-12-31', to: '2026-12-31', who: ' ada ', kind: '', id: '' }),
    'http://a',
  );
  assert.deepEqual([...asked.searchParams.keys()], ['from', 'to', 'who']);
  assert.equal(asked.searchParams.get('who'), 'ada');
  assert.equal(asked.searchParams.get('from'), new Date(2026, 11, 31).toISOString());
  assert.equal(asked.searchParams.get('to'), new Date(2027, 0, 1).toISOString());
  assert.equal(auditPath({}), '/audit');
});

test('what was done is said in words, or by its name where a newer shop does more', () => {
  assert.equal(deedText({ kind: 'key', what: 'revokeKey' }), 'Revoked a key');
  assert.equal(deedText({ kind: 'key', what: 'polish' }), 'polish');
  assert.equal(placeOf({ kind: 'refund', id: 'o1' }), '#order/o1');
  assert.equal(placeOf({ kind: 'item', id: 'o1' }), null);
});
