import { CURRENCIES } from '../../../kernel/money.ts';
import { invalid } from '../http/errors.ts';
import type { Params } from '../http/params.ts';
import type { Change, Read, Twin } from '../twin.ts';
import { newPrice } from './new-price.ts';
import type { Price } from './objects.ts';
import { newProduct } from './products.ts';

const MOST = 99_999_999;

/** The amount and currency that a price, or inline price data, asks for. */
export function readAmount(params: Params): { unitAmount: number; currency: string } {
  const currency = params.required('currency').toLowerCase();
  if (!CURRENCIES.includes(currency)) {
    throw invalid(`Invalid currency: ${currency}. It must be one of ${CURRENCIES.join(', ')}`, {
      param: params.name('currency'),
    });
  }
  return { unitAmount: params.requiredInteger('unit_amount', 0, MOST), currency };
}

export const createPrice: Change = ({ store }, { params }) => {
  params.only(['currency', 'unit_amount', 'product', 'product_data', 'metadata', 'nickname']);
  const amount = readAmount(params);
  const data = params.map('product_data');
  const product = data && newProduct(data.only(['name', 'metadata']));
  const productId = product?.id ?? params.required('product');
  if (!product) store.products.existing(productId, 'product');
  const metadata = params.metadata('metadata');
  const price = newPrice({ ...amount, product: productId, metadata, nickname: params.text('nickname') });
  return () => {
    if (product) store.products.put(product);
    return store.prices.put(price);
  };
};

/** A price made here, or one that the menu names. */
export async function findPrice(
  { store, menuPrices }: Twin,
  id: string,
): Promise<{ price: Price; name: string } | undefined> {
  const price = store.prices.get(id);
  if (price) return { price, name: store.products.existing(price.product).name };
  return menuPrices.find(id);
}

export const getPrice: Read = async (twin, { id, params }) => {
  params.only([]);
  return (await findPrice(twin, id))?.price ?? twin.store.prices.existing(id);
};
