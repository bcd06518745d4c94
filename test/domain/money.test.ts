import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CURRENCIES, chargeLimits, formatMoney } from '../../kernel/money.ts';

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
  assert.equal(formatMoney(0, ''), '0', 'of an order that was never priced');
});

test('the least and the most of each currency are those that Stripe tells', () => {
  const least = {
    aud: 50,
    cad: 50,
    chf: 50,
    czk: 1500,
    dkk: 250,
    eur: 50,
    gbp: 30,
    jpy: 50,
    mxn: 1000,
    nok: 300,
    nzd: 50,
    pln: 200,
    sek: 300,
    usd: 50,
  };
  assert.deepEqual(Object.fromEntries(CURRENCIES.map((currency) => [currency, chargeLimits(currency).least])), least);
  for (const currency of CURRENCIES)
    assert.equal(chargeLimits(currency).most, currency === 'jpy' ? 9_999_999 : 99_999_999);
});
