import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ERROR_CODES } from '../../services/api/openapi/error-codes.ts';

const script = (name: string) => import(new URL(`../../public/${name}.js`, import.meta.url).href);
const { problemText }: { problemText(error: object): string } = await script('scripts/base/problem-text');

/** What no page can provoke, or what its status says all of. */
const ELSEWHERE = [
  ...['BODY_MALFORMED', 'CONTENT_TYPE', 'BODY_TOO_LARGE', 'BODY_TOO_SLOW', 'BODY_ENCODING', 'BODY_CHARSET'],
  ...['ADDRESS_MALFORMED', 'ADDRESS_TOO_LONG', 'BAD_REQUEST', 'NO_SUCH_ADDRESS', 'METHOD_NOT_ALLOWED'],
  ...['WEBHOOK_SIGNATURE', 'WEBHOOK_MALFORMED', 'UNAVAILABLE', 'INTERNAL', 'REPLAY_CHOICE', 'NODE_LAST'],
  ...['LOG_PART_UNKNOWN', 'RESERVATION_UNKNOWN', 'RESERVATION_CLOSED', 'RESERVATION_HELD', 'PAYMENT_MISMATCH'],
];

for (const name of ['en', 'zh']) {
  test(`each code that a page can meet has a text in ${name}`, async () => {
    const { errors } = (await script(`languages/${name}`)).default as { errors: Record<string, string> };
    const codes = Object.keys(errors).filter((key) => /^[A-Z_]+$/.test(key));
    const wanted = Object.keys(ERROR_CODES).filter((code) => !ELSEWHERE.includes(code));
    assert.deepEqual(codes.sort(), wanted.sort());
  });
}

test('a problem is told by its code, by how it failed, or in the words of the shop', () => {
  const told = (status: number, problem: object = {}, retryAfter: string | null = null) =>
    problemText({ status, problem, retryAfter, code: (problem as { code?: string }).code });
  assert.match(told(0), /cannot be reached/);
  assert.equal(
    told(409, { code: 'STOCK_BELOW_ZERO', data: { available: 3 } }),
    'That would take more than there is: 3 left.',
  );
  assert.match(told(503, { code: 'OF_A_NEWER_SHOP' }, '1'), /in 1 second\./);
  assert.match(told(429, {}, null), /in a moment/);
  assert.match(told(403, {}), /may not/);
  assert.match(told(502), /went wrong/);
  assert.equal(told(409, { code: 'OF_A_NEWER_SHOP', detail: 'the oven is cold' }), 'the oven is cold');
});
