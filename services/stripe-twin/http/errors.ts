/** What Stripe's SDK reads of a refusal: https://docs.stripe.com/api/errors */
export interface ErrorBody {
  type: 'invalid_request_error' | 'idempotency_error' | 'api_error';
  message: string;
  code?: string;
  param?: string;
}

/** The twin says no, as Stripe would: an HTTP status and the body that goes with it. */
export class StripeRefusal extends Error {
  readonly status: number;
  readonly error: ErrorBody;

  constructor(status: number, error: ErrorBody) {
    super(error.message);
    this.status = status;
    this.error = error;
  }
}

/** A request that Stripe would refuse with 400. */
export const invalid = (message: string, about: { code?: string; param?: string } = {}): StripeRefusal =>
  new StripeRefusal(400, { type: 'invalid_request_error', message, ...about });

/** An id that names nothing: 404 where it is the address, 400 where it is the parameter `param`. */
export const missing = (kind: string, id: string, param?: string): StripeRefusal =>
  new StripeRefusal(param ? 400 : 404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param: param ?? 'id',
  });
