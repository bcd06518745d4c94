import { Errors } from 'moleculer';
import type { Refusal } from '../../kernel/domain-error.ts';
import type { Fault } from '../../platform/contract/faults.ts';

/** RFC 9457, https://www.rfc-editor.org/rfc/rfc9457, but for its `type`, the page of the code. Beyond it: our stable `code`, and for a refused body the fields at fault. */
interface Problem {
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: { path: string; message: string }[];
  data?: unknown;
}
interface Thrown extends Partial<Error> {
  code?: unknown;
  type?: unknown;
  data?: unknown;
  status?: unknown;
}

const REFUSALS: Record<Refusal, number> = {
  malformed: 400,
  invalid: 422,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
};
const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not known who asks',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Too slow',
  409: 'Not possible as things stand',
  413: 'Body too large',
  414: 'Address too long',
  415: 'Wrong content type',
  422: 'Refused',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available right now',
};
export const titleOf = (status: number): string => TITLES[status] ?? 'Refused';
/** What Moleculer says when a service is away, too slow or too busy; some of these carry the code 404. */
const AWAY = new Set([
  'SERVICE_NOT_FOUND',
  'SERVICE_NOT_AVAILABLE',
  'REQUEST_TIMEOUT',
  'REQUEST_SKIPPED',
  'REQUEST_REJECTED',
  'QUEUE_FULL',
]);
/** Why new orders are refused; anything else that passes is UNAVAILABLE. */
const TURNED_AWAY: Record<string, string> = {
  OVERLOADED: 'more is ordered right now than can be worked; please try again later',
  PAYMENT_PROVIDER_AWAY: 'no payment can be taken right now; please try again later',
};
/** What a client may know of an error. A rule that said no is told in full; of a system error nothing but that it happened. */
export function problemOf(error: Thrown): Problem {
  const { name, code, type, message = '' } = error;
  if (name === 'DomainError') return problem(REFUSALS[type as Refusal] ?? 422, String(code), message, told(error.data));
  if (name === 'ValidationError') return invalid(error.data as Fault[]);
  if (name === 'NotFoundError') return problem(404, 'NO_SUCH_ADDRESS', 'there is nothing at this address');
  if (type === 'UNABLE_DECODE_PARAM') return problem(400, 'ADDRESS_MALFORMED', 'the address is not well formed');
  if (name === 'HttpFault') return problem(Number(error.status), String(code), message);
  const turnedAway = turnedAwayBy(error);
  if (turnedAway) return problem(503, turnedAway, TURNED_AWAY[turnedAway] ?? '');
  if (
    name === 'Unavailable' ||
    name === 'UnknownValue' ||
    name === 'ServiceUnavailableError' ||
    AWAY.has(String(type))
  ) {
    return problem(503, 'UNAVAILABLE', 'please try again in a moment');
  }
  const { status } = error;
  if (typeof status === 'number' && status >= 400 && status < 500)
    return problem(status, 'BAD_REQUEST', 'the request is not well formed');
  return problem(500, 'INTERNAL', 'please try again; if it happens again, tell us the trace_id');
}

/** The code of an error that refuses a new order because of the load; such errors come by the hundred and say nothing new. */
export const turnedAwayBy = ({ name, code }: Thrown): string | undefined =>
  name === 'Unavailable' && Object.hasOwn(TURNED_AWAY, String(code)) ? String(code) : undefined;

/** Whole seconds after which a 503 is worth another try. */
export const retryAfter = ({ name, data }: Thrown): number =>
  (name === 'Unavailable' && (data as { retryAfter?: number } | undefined)?.retryAfter) || 1;

function problem(status: number, code: string, detail: string, more: Pick<Problem, 'data' | 'errors'> = {}): Problem {
  return { title: titleOf(status), status, detail, code, ...more };
}

/** What a rule says of the fields of a body is told as the validator's faults are. */
function told(data: unknown): Pick<Problem, 'data' | 'errors'> {
  const { errors, ...others } = (data ?? {}) as { errors?: Fault[] };
  if (!errors) return { data };
  return { errors: named(errors), ...(Object.keys(others).length > 0 && { data: others }) };
}

const named = (faults: Fault[]) => faults.map(({ field, message }) => ({ path: field || 'body', message }));

function invalid(faults: Fault[]): Problem {
  const errors = named(faults);
  const paths = errors.map(({ path }) => path).join(', ');
  return problem(422, 'INVALID', `refused because of: ${paths}`, { errors });
}

/** Refuses in the validator's words, so that clients see no difference. */
export const refused = (fault: Fault) => new Errors.ValidationError('refused', 'VALIDATION_ERROR', [fault]);

/** A request refused before it reached any service. */
export class HttpFault extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'HttpFault';
    this.status = status;
    this.code = code;
  }
}
