import { inShop } from './address.js';

const TIMEOUT_MS = 10_000;

/** The shop said no, or did not answer at all (then `status` is 0). `problem` is the RFC 9457 body, empty if there was none. */
export class ApiError extends Error {
  constructor(status, problem = {}, retryAfter = null) {
    super(problem.detail ?? problem.title ?? String(status));
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

/** What `GET /api` + path answers. Throws ApiError and nothing else, as all of these. */
export const get = (path, headers) => send('GET', path, undefined, headers);
export const post = (path, body = {}, headers = {}) => send('POST', path, body, headers);

export async function send(method, path, body, headers = {}) {
  const given = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), TIMEOUT_MS);
  try {
    const response = await ask(path, { method, ...given, headers: { ...type, ...headers }, signal: giveUp.signal });
    return await answerOf(response);
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError(0);
  } finally {
    clearTimeout(timer);
  }
}

/** For what is read as it comes. Throws what `fetch` throws. */
export const ask = (path, options) => fetch(inShop(`api${path}`), { cache: 'no-store', ...options });

/** The JSON of an answer. Throws ApiError for a refusal, and for what is no JSON: proxies answer in HTML when they are in trouble. */
export async function answerOf(response) {
  const parsed = parse(await response.text());
  if (response.ok && parsed) return parsed;
  throw new ApiError(response.ok ? 502 : response.status, parsed ?? {}, response.headers.get('Retry-After'));
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
