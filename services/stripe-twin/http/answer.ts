import { type ErrorBody, StripeRefusal } from './errors.ts';

/** What goes back over HTTP. */
export interface Answer {
  status: number;
  body: string;
  headers?: Record<string, string>;
  /** Nothing is answered: the connection is held for so many milliseconds, then cut. */
  cutAfter?: number;
}

export const ok = (object: object): Answer => ({ status: 200, body: JSON.stringify(object) });

const refused = (status: number, error: ErrorBody): Answer => ({ status, body: JSON.stringify({ error }) });
const BROKEN: ErrorBody = { type: 'api_error', message: 'An error occurred inside the twin; its log says which.' };

/** A refusal as Stripe words it; anything else is a 500 that shows nothing of what went wrong. */
export const answerTo = (error: unknown): Answer =>
  error instanceof StripeRefusal ? refused(error.status, error.error) : refused(500, BROKEN);
