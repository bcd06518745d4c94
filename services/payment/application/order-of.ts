import type { Owner, PaymentDeps } from './ports.ts';

/** An object of Stripe: whose it is by its own metadata, and the payment intent of the money that it is about. */
interface Named extends Owner {
  intent?: string | null;
}

/**
 * The order of this shop that an object of Stripe is about; undefined for another shop's. What was made in Stripe's dashboard
 * names no order: the payment that knows its payment intent is its own, and only of an intent that no payment knows yet is
 * Stripe asked. Throws what Checkout throws.
 */
export async function orderOf({ orderId, shopId, intent }: Named, deps: PaymentDeps): Promise<string | undefined> {
  const { payments, checkout } = deps;
  if (orderId) return (await checkout.isOurs({ orderId, shopId })) ? orderId : undefined;
  if (!intent) return undefined;
  const known = await payments.ofIntent(intent);
  if (known) return known;
  const owner = await checkout.ownerOf(intent);
  return owner.orderId && (await checkout.isOurs(owner)) ? owner.orderId : undefined;
}
