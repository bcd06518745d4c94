import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './types.d.ts';

/**
 * A client of the shop at this address: every path, parameter and answer has its type. `credential`: the secret of an order, a
 * staff key or a token, shown with each request. It throws where the shop is not reached.
 */
export const comanda = (url: string, credential?: string): Client<paths> =>
  createClient<paths>({ baseUrl: url, headers: credential ? { Authorization: `Bearer ${credential}` } : {} });
