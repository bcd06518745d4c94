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

/** For people: `formatMoney(1250, 'eur')` is `€12.50`. An order that was given up before it was priced has no currency, and comes to `0`. */
export function formatMoney(minor: number, currency: string): string {
  if (currency === '') return String(minor);
  const decimals = LIMITS[currency]?.decimals ?? 2;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(minor / 10 ** decimals);
}

/** For tables: `decimal(-1250, 'eur')` is `-12.50`. */
export function decimal(minor: number, currency: string): string {
  const decimals = LIMITS[currency]?.decimals ?? 2;
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${minor < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
}

/** `amount * part / whole`, half a minor unit rounded up; exact where the product passes 2^53. None may be negative. */
export function proportion(amount: number, part: number, whole: number): number {
  const twice = 2n * BigInt(amount) * BigInt(part);
  return Number((twice + BigInt(whole)) / (2n * BigInt(whole)));
}

/**
 * Shares of `total` that are whole and add up to it, as near to their weights as that allows: each is rounded down, and those
 * whose remainders are largest get one more, of equal ones the earlier. Where all weights are 0, they count alike. Throws
 * RangeError for what is no whole number from 0, and where there is nothing to spread over.
 */
export function spread(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total < 0 || weights.some((weight) => weight < 0))
    throw new RangeError('only what is not negative can be spread');
  if (weights.length === 0 && total > 0) throw new RangeError(`there is nothing to spread ${total} over`);
  if (sum === 0n && weights.length > 0) return spread(total, Array(weights.length).fill(1));
  const exact = weights.map((weight, nth) => {
    const product = BigInt(total) * BigInt(weight);
    return { nth, share: Number(product / sum), remainder: product % sum };
  });
  const left = exact.reduce((left, { share }) => left - share, total);
  const larger = exact.toSorted((a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder));
  const oneMore = new Set(larger.slice(0, left).map(({ nth }) => nth));
  return exact.map(({ nth, share }) => (oneMore.has(nth) ? share + 1 : share));
}
