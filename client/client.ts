import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './types.d.ts';

/** A client of the shop at this address: every path, parameter and answer has its type. It throws where the shop is not reached. */
export const comanda = (url: string): Client<paths> => createClient<paths>({ baseUrl: url });
