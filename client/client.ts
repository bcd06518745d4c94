import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './types.d.ts';

/** Answers and problems; streams of events are for `fetch`. */
type Json = `application/${string}`;

/**
 * A client of the shop at this address: every path, parameter and answer has its type. `credential`: the secret of an order, a
 * staff key or a token, shown with each request. It throws where the shop is not reached.
 */
export const comanda = (url: string, credential?: string): Client<paths, Json> =>
  createClient<paths, Json>({ baseUrl: url, headers: credential ? { Authorization: `Bearer ${credential}` } : {} });
