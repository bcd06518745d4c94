import { inShop } from './address.js';

const TIMEOUT_MS = 10_000;

/** The shop said no, or did not answer at all (then `status` is 0). `problem` is the RFC 9457 body, empty if there was none. */
export class ApiError extends Error {
  constructor(status, problem = {}, retryAfter = null) {
    super(problem.detail ?? problem.title ?? (status ? `The shop answered ${status}.` : 'The shop cannot be reached.'));
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
  get code() {
    return this.problem.code;
  }
  /** Whether the same request may well succeed a little later; whether it was done is not known. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** GET without a body, POST with one. Throws ApiError and nothing else. */
export async function call(path, body, headers = {}) {
  const post = {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
  };
  const options = { signal: AbortSignal.timeout(TIMEOUT_MS), cache: 'no-store', headers };
  let response;
  let answer;
  try {
    response = await fetch(inShop(`api${path}`), body === undefined ? options : { ...options, ...post });
    answer = await response.text();
  } catch {
    throw new ApiError(0);
  }
  const parsed = parse(answer);
  if (response.ok && parsed) return parsed;
  throw new ApiError(response.ok ? 502 : response.status, parsed ?? {}, response.headers.get('Retry-After'));
}

/** Proxies answer in HTML when they are in trouble. */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
