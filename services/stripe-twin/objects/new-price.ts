import { newId, seconds } from './ids.ts';
import type { Price } from './objects.ts';

interface Terms {
  id?: string;
  unitAmount: number;
  currency: string;
  product: string;
  metadata?: Record<string, string>;
  nickname?: string | undefined;
}

/** A one-time price as Stripe shows it; `unitAmount` in minor units. Without an id it gets a new one. */
export function newPrice({ id, unitAmount, currency, product, metadata = {}, nickname }: Terms): Price {
  const now = Date.now();
  return {
    id: id ?? newId('price', now),
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    created: seconds(now),
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata,
    nickname: nickname ?? null,
    product,
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: unitAmount,
    unit_amount_decimal: String(unitAmount),
  };
}
