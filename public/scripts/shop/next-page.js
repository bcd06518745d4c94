/** Where to go with an order that was placed: the address at which it is paid, `order` for its own page, null to wait. */
export function nextOf({ status, paymentLink }, error) {
  if (error && !error.passing) return 'order';
  if (status === 'pending') return null;
  return status === 'waiting_for_payment' && /^https?:\/\//.test(paymentLink ?? '') ? paymentLink : 'order';
}
