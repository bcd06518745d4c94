import type { OrderFacts } from '../../../kernel/events.ts';

/** What is paid beside the dishes, as lines of a Session: each tax that is added to the prices, and the tip. */
export function extraItems({ taxes, tip, currency }: Pick<OrderFacts, 'taxes' | 'tip' | 'currency'>) {
  const added = taxes.flatMap(({ rate, included, amount }) =>
    included ? [] : [{ name: `Tax ${rate / 100} %`, amount }],
  );
  const extras = [...added, { name: 'Tip', amount: tip }].filter(({ amount }) => amount > 0);
  return extras.map(({ name, amount }) => {
    return { price_data: { currency, unit_amount: amount, product_data: { name } }, quantity: 1 };
  });
}
