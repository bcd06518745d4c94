/** The webhook of an event (whose id it has) that was not yet taken. */
export interface Delivery {
  _id: string;
  attempts: number;
  /** Milliseconds since 1970, as in `created`. */
  next: number;
  created: number;
  /** Which event this is since chaos was set, from 1 on. */
  nth?: number;
  /** The event that is held back until this one was posted. */
  overtakes?: string;
}
