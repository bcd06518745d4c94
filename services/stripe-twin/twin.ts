import type { Params } from './http/params.ts';
import type { MenuPrices } from './objects/menu-prices.ts';
import type { TwinStore } from './store.ts';

/** What every endpoint works with. */
export interface Twin {
  store: TwinStore;
  menuPrices: MenuPrices;
  /** Where customers reach the checkout pages, without a slash at the end. */
  url: string;
}

/** `id` is the one in the address, `path` the address itself. */
export interface ApiRequest {
  id: string;
  path: string;
  params: Params;
}
export type Read = (twin: Twin, request: ApiRequest) => object | Promise<object>;
/**
 * Checks the request, then answers what is to be done inside one write. A refusal of the first part is not kept under the
 * idempotency key; one of the second is.
 */
export type Change = (twin: Twin, request: ApiRequest) => (() => object) | Promise<() => object>;
