import { fractionDigits } from './format.js';

/** The minor units of an amount as people write it, with a point or a comma; NaN where it is none. */
export function minorUnits(text, currency) {
  const digits = fractionDigits(currency);
  const [, whole, part = ''] = /^(\d{1,7})(?:[.,](\d*))?$/.exec(text.trim()) ?? [];
  if (whole === undefined || part.length > digits) return Number.NaN;
  return Number(whole + part.padEnd(digits, '0'));
}

/** The same amount as it stands in a field for it: `12.50`. */
export const amountText = (minor, currency) => {
  const digits = fractionDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
};
