import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { refused } from './problem.ts';

/** Without a space: Node joins a header that came twice with one. */
const KEY = /^[\x21-\x7e]{1,255}$/;

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);

/**
 * What a request is known by when it comes again: the same for the same route, path and Idempotency-Key; undefined without one.
 * Throws ValidationError for a header that is no key.
 */
export function requestName(headers: IncomingHttpHeaders, route: string, path: object): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && KEY.test(key)) return hash([route, path, key]);
  const message = 'Idempotency-Key must have 1 to 255 visible ASCII characters';
  throw refused({ field: 'Idempotency-Key', message });
}

/** Tells another body from the same one; the order of its fields means nothing. */
export const bodyHash = (body: object): string => hash(Object.entries(body).sort());
