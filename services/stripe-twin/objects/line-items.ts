import { chargeLimits, formatMoney } from '../../../kernel/money.ts';
import { invalid, missing } from '../http/errors.ts';
import type { Params } from '../http/params.ts';
import type { Twin } from '../twin.ts';
import { newId } from './ids.ts';
import { newPrice } from './new-price.ts';
import type { LineItem, Price } from './objects.ts';
import { findPrice, readAmount } from './prices.ts';
import { newProduct } from './products.ts';

const MOST_LINES = 100;
const MOST_UNITS = 999_999;

/** What a session sells, with its total in minor units. */
export interface Cart {
  items: LineItem[];
  total: number;
  currency: string;
}

/** The price of a line: one that is known by its id, or one given with the line. */
async function priceOf(twin: Twin, line: Params): Promise<{ price: Price; name: string }> {
  const data = line.map('price_data')?.only(['currency', 'unit_amount', 'product_data']);
  if (data) {
    if (line.text('price'))
      throw invalid('You may only specify one of these: price, price_data.', { param: line.name('price') });
    const productData = data.map('product_data') ?? data.missing('product_data');
    const product = newProduct(productData.only(['name', 'description', 'images', 'metadata']));
    return { price: newPrice({ ...readAmount(data), product: product.id }), name: product.name };
  }
  const id = line.required('price');
  const known = await findPrice(twin, id);
  if (!known) throw missing('price', id, line.name('price'));
  return known;
}

function lineItem(price: Price, name: string, quantity: number): LineItem {
  const amount = price.unit_amount * quantity;
  return {
    id: newId('li', Date.now()),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: name,
    metadata: {},
    price,
    quantity,
  };
}

/** Reads and prices `line_items`. Throws refusals, also of a total that cannot be charged. */
export async function readCart(twin: Twin, params: Params): Promise<Cart> {
  const lines = params.maps('line_items');
  const param = 'line_items';
  if (lines.length === 0) throw invalid('Missing required param: line_items.', { code: 'parameter_missing', param });
  if (lines.length > MOST_LINES) throw invalid(`line_items can have at most ${MOST_LINES} items.`, { param });
  const items: LineItem[] = [];
  for (const line of lines) {
    const { price, name } = await priceOf(twin, line.only(['price', 'price_data', 'quantity']));
    items.push(lineItem(price, name, line.requiredInteger('quantity', 1, MOST_UNITS)));
  }
  const currency = items[0]?.currency as string;
  if (items.some((item) => item.currency !== currency)) {
    throw invalid('The line items must all have the same currency.', { param });
  }
  const total = items.reduce((sum, item) => sum + item.amount_total, 0);
  checkTotal(total, currency);
  return { items, total, currency };
}

function checkTotal(total: number, currency: string): void {
  const { least, most } = chargeLimits(currency);
  const about = (limit: number) => `The Checkout Session's total amount must be ${formatMoney(limit, currency)}`;
  if (total < least) throw invalid(`${about(least)} or more`, { code: 'amount_too_small' });
  if (total > most) throw invalid(`${about(most)} or less`, { code: 'amount_too_large' });
}
