import type { Params } from '../http/params.ts';
import type { Change } from '../twin.ts';
import { newId, seconds } from './ids.ts';
import type { Product } from './objects.ts';

/** A product as Stripe shows it, from what was asked for; not stored yet. */
export function newProduct(params: Params): Product {
  const now = Date.now();
  return {
    id: newId('prod', now),
    object: 'product',
    active: true,
    created: seconds(now),
    default_price: null,
    description: params.text('description') ?? null,
    images: params.texts('images'),
    livemode: false,
    marketing_features: [],
    metadata: params.metadata('metadata'),
    name: params.required('name'),
    package_dimensions: null,
    shippable: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: seconds(now),
    url: null,
  };
}

export const createProduct: Change = ({ store }, { params }) => {
  const product = newProduct(params.only(['name', 'description', 'images', 'metadata']));
  return () => store.products.put(product);
};
