import { SECOND } from './time.ts';

/** Why: anything that passes, more orders than can be worked, or Stripe cannot be reached. Part of the interface. */
type Reason = 'UNAVAILABLE' | 'OVERLOADED' | 'PAYMENT_PROVIDER_AWAY';
interface Options extends ErrorOptions {
  code?: Reason;
  /** Milliseconds after which it is worth to try again. */
  retryAfter?: number;
}

/**
 * A system error that passes: nothing was done, the caller may try again. The gateway answers 503 with `code`, and Retry-After
 * from `data`, which arrive across nodes.
 */
export class Unavailable extends Error {
  readonly code: Reason;
  /** Whole seconds. */
  readonly data: { retryAfter: number };

  constructor(message: string, { code = 'UNAVAILABLE', retryAfter = SECOND, ...options }: Options = {}) {
    super(message, options);
    this.name = 'Unavailable';
    this.code = code;
    this.data = { retryAfter: Math.max(1, Math.ceil(retryAfter / SECOND)) };
  }
}

/** The code of an error that turns a new order away before anything is done about it, on whichever node it was thrown. */
export function turnedAwayCode(error: unknown): 'OVERLOADED' | 'PAYMENT_PROVIDER_AWAY' | undefined {
  const { name, code } = error as Partial<Unavailable>;
  if (name !== 'Unavailable' || (code !== 'OVERLOADED' && code !== 'PAYMENT_PROVIDER_AWAY')) return undefined;
  return code;
}
