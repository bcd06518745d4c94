/**
 * What Stripe charges at least and at most, in minor units, for the currencies we take.
 * https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
 */
const LIMITS: Record<string, { least: number; most: number; decimals: number }> = {
  aud: { least: 50, most: 99_999_999, decimals: 2 },
  cad: { least: 50, most: 99_999_999, decimals: 2 },
  chf: { least: 50, most: 99_999_999, decimals: 2 },
  czk: { least: 1500, most: 99_999_999, decimals: 2 },
  dkk: { least: 250, most: 99_999_999, decimals: 2 },
  eur: { least: 50, most: 99_999_999, decimals: 2 },
  gbp: { least: 30, most: 99_999_999, decimals: 2 },
  jpy: { least: 50, most: 9_999_999, decimals: 0 },
  mxn: { least: 1000, most: 99_999_999, decimals: 2 },
  nok: { least: 300, most: 99_999_999, decimals: 2 },
  nzd: { least: 50, most: 99_999_999, decimals: 2 },
  pln: { least: 200, most: 99_999_999, decimals: 2 },
  sek: { least: 300, most: 99_999_999, decimals: 2 },
  usd: { least: 50, most: 99_999_999, decimals: 2 },
};

export const CURRENCIES = Object.keys(LIMITS);

/** The smallest and largest total that can be charged in this currency, in minor units. */
export function chargeLimits(currency: string): { least: number; most: number } {
  const limits = LIMITS[currency];
  if (!limits) throw new RangeError(`unknown currency ${currency}`);
  return limits;
}

/** For people: `formatMoney(1250, 'eur')` is `€12.50`. */
export function formatMoney(minor: number, currency: string): string {
  const decimals = LIMITS[currency]?.decimals ?? 2;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(minor / 10 ** decimals);
}
