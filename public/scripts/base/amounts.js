import { money, percent } from './format.js';
import { t } from './language.js';

/** What the total of a quote or an order is made of, a line each; nothing where it is the dishes and no more. */
export function amountRows({ subtotal, taxes, tip, total, currency }) {
  const added = taxes.filter(({ included, amount }) => !included && amount > 0);
  const rows = added.map(({ rate, amount }) => ({ label: t('common.tax', { rate: percent(rate) }), amount }));
  if (tip > 0) rows.push({ label: t('common.tip'), amount: tip });
  const all = rows.length > 0 || total === undefined ? [{ label: t('common.dishes'), amount: subtotal }, ...rows] : [];
  return all.map(({ label, amount }) => ({ label, amount, text: money(amount, currency) }));
}

/** The taxes that the prices contain, a sentence each. */
export const includedTaxes = ({ taxes, currency }) =>
  taxes
    .filter(({ included, amount }) => included && amount > 0)
    .map(({ rate, amount }) => t('common.includedTax', { rate: percent(rate), amount: money(amount, currency) }));
