/** What may still go back of an order's money: by its refunds so far, of which those that failed gave nothing back. */
export function refundable(order, { captured, refunds }) {
  const standing = refunds.filter(({ state }) => state !== 'failed');
  const money = standing.reduce((left, { amount }) => left - amount, captured);
  const own = standing.filter(({ surplus }) => !surplus);
  const gone = own.flatMap(({ lines = [] }) => lines);
  const unitsGone = (line) => gone.filter((one) => one.line === line).reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    money: Math.max(0, money),
    units: order.lines.map(({ quantity }, line) => Math.max(0, quantity - unitsGone(line))),
    tip: order.tip > 0 && !own.some(({ tip }) => tip) ? order.tip : 0,
  };
}

/** What the chosen units and the tip cost, counted as the shop counts it, which gives back no more than is left. */
export function chosenAmount(order, { refunds }, units, withTip) {
  const isAdded = order.taxes.some(({ included }) => !included);
  const gone = refunds
    .filter(({ state, surplus }) => state !== 'failed' && !surplus)
    .flatMap(({ lines = [] }) => lines);
  const costs = order.lines.map((line, i) => {
    if (!units[i]) return 0;
    const before = gone.filter(({ line: nth }) => nth === i);
    const sum = (field) => before.reduce((all, row) => all + row[field], 0);
    const whole = line.total + (isAdded ? line.tax : 0);
    return Math.max(0, Math.floor((whole * (sum('quantity') + units[i])) / line.quantity) - sum('amount'));
  });
  return costs.reduce((all, cost) => all + cost, withTip ? order.tip : 0);
}

/** A refund as the shop takes it: `by` lines, an amount in minor units, or all that is left. */
export function wantedRefund({ by, units, withTip, restock, amount, reason }) {
  const why = reason ? { reason } : {};
  if (by === 'all') return why;
  if (by === 'amount') return { amount, ...why };
  const lines = units.map((quantity, line) => ({ line, quantity })).filter(({ quantity }) => quantity > 0);
  return { lines, ...(withTip && { tip: true }), ...(restock && lines.length > 0 && { restock: true }), ...why };
}
