import type { IncomingMessage } from 'node:http';
import { SECOND } from '../../../kernel/time.ts';
import { wantsStream } from '../answers/accept.ts';
import { PUBLISHED, type Published } from '../published.ts';

/** A broadcast that is lost costs as long. */
const EVERY = 30 * SECOND;
/** What nobody broadcasts: milliseconds after which it is read again. Stock keeps the menu for a second. */
const UNTOLD: Readonly<Record<string, number>> = { 'stock.menu': 1.5 * SECOND };

export const everyOf = (action: string): number => UNTOLD[action] ?? EVERY;

/** The contract that a request follows; undefined where it wants one answer, or there is nothing to follow. */
export function followedBy({ headers }: IncomingMessage, action = ''): (Published & { live: object }) | undefined {
  const contract = PUBLISHED.get(action);
  return contract?.live && wantsStream(headers) ? { ...contract, live: contract.live } : undefined;
}
