import { randomBytes } from 'node:crypto';

/** Milliseconds as Stripe tells time: whole seconds. */
export const seconds = (ms: number): number => Math.floor(ms / 1000);

const hexTime = (ms: number): string => ms.toString(16).padStart(12, '0');
let last = 0;
let made = 0;

/** An id that looks like Stripe's and sorts by the moment it was made, also where the clock stands or steps back: lists are paged by it. */
export function newId(prefix: string, at: number): string {
  made = at > last ? 0 : made + 1;
  last = Math.max(at, last);
  return `${prefix}_${hexTime(last)}${made.toString(16).padStart(4, '0')}${randomBytes(8).toString('hex')}`;
}

/** Ids made from this second on are not less than this. */
export const idFrom = (prefix: string, second: number): string => `${prefix}_${hexTime(Math.max(second, 0) * 1000)}`;
