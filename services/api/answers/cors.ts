import type { IncomingMessage, ServerResponse } from 'node:http';

/** What scripts of other sites may send and read beyond what every browser allows, https://fetch.spec.whatwg.org/#http-cors-protocol. */
const ASKED = 'Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID, Traceparent, X-Request-ID';
const ANSWERED = 'ETag, Idempotent-Replayed, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-ID';
/** Seconds for which a browser need not ask again; more than two hours no browser keeps. */
const KEPT = '7200';

/**
 * Lets scripts of these origins use the interface, without cookies. Answers true where the request was a browser's preflight of
 * theirs, and is answered. Others are served as if there were no such thing: their browser keeps the answer from them.
 */
export function cors(origins: readonly string[], methods: readonly string[]) {
  return ({ method, headers }: IncomingMessage, response: ServerResponse): boolean => {
    if (origins.length === 0) return false;
    response.appendHeader('Vary', 'Origin');
    const { origin = '' } = headers;
    if (!origins.includes(origin)) return false;
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Expose-Headers', ANSWERED);
    if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return false;
    response.setHeader('Access-Control-Allow-Methods', methods.join(', '));
    response.setHeader('Access-Control-Allow-Headers', ASKED);
    response.setHeader('Access-Control-Max-Age', KEPT);
    response.writeHead(204).end();
    return true;
  };
}
