/** How long to wait before attempt `attempt` (0 is the first retry): doubling from `first`, never over `most`, spread by 20 % so that many do not return at once. Milliseconds. */
export function growingDelay(attempt: number, first: number, most: number): number {
  const delay = Math.min(first * 2 ** Math.min(attempt, 30), most);
  return Math.round(delay * (0.8 + Math.random() * 0.4));
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `date` moved by so many milliseconds. */
export const later = (date: Date, ms: number): Date => new Date(date.getTime() + ms);

/** The one that comes first. */
export const earlier = (one: Date, other: Date): Date => (one < other ? one : other);
