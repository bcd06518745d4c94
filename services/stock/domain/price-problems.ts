interface Priced {
  price: number;
  options?: readonly { min: number; max: number; choices: readonly { price: number }[] }[] | undefined;
}

/** What is wrong with a dish's price beside its options: a text each, which begins with the field. */
export function priceProblems({ price, options = [] }: Priced): string[] {
  const isFree = price === 0 && !options.some(({ min }) => min > 0);
  const off = options.map(({ max, choices }) => max * Math.min(0, ...choices.map((choice) => choice.price)));
  const least = off.reduce((sum, one) => sum + one, price);
  return [
    ...(isFree ? ['price must be over 0 where no option has to be chosen, not 0'] : []),
    ...(least < 0 ? [`options can take the price below zero, to ${least}`] : []),
  ];
}
