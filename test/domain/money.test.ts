import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CURRENCIES, chargeLimits, formatMoney } from '../../services/shared/money.ts';

test('what is charged lies within what Stripe charges in that currency', () => {
  assert.deepEqual([chargeLimits('eur').least, chargeLimits('eur').most], [50, 99_999_999]);
  assert.deepEqual([chargeLimits('jpy').least, chargeLimits('jpy').most], [50, 9_999_999]);
  assert.throws(() => chargeLimits('xyz'), { name: 'RangeError', message: /xyz/ });
  for (const currency of CURRENCIES) assert.match(currency, /^[a-z]{3}$/);
});

test('an amount is shown with the decimals its currency has', () => {
  assert.equal(formatMoney(1250, 'eur'), '€12.50');
  assert.equal(formatMoney(5, 'usd'), '$0.05');
  assert.equal(formatMoney(1250, 'jpy'), '¥1,250');
});
