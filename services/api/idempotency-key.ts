import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { refused } from './problem.ts';

/**
 * A key as it comes: bare, or as the string of a structured header (https://www.rfc-editor.org/rfc/rfc8941#name-strings), which is
 * how draft-ietf-httpapi-idempotency-key-header wants it. Without a space: Node joins a header that came twice with one. Of fewer
 * characters two clients could make the same by chance.
 */
export const KEY_PATTERN = '^(?:[!#-~][!-~]{15,254}|"(?:[!#-[\\]-~]|\\\\["\\\\]){16,255}")$';
const KEY = new RegExp(KEY_PATTERN);

/**
 * What tells a request when it comes again: the same for the same route, path, customer's token or none, and Idempotency-Key;
 * undefined without one. Throws ValidationError for a header that is no key.
 */
export function requestText(headers: IncomingHttpHeaders, route: string, path: object): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && KEY.test(key)) return JSON.stringify([route, path, unquoted(key)]);
  const message = 'Idempotency-Key must have 16 to 255 visible ASCII characters, bare or between double quotes';
  throw refused({ field: 'Idempotency-Key', message });
}

const unquoted = (key: string) => (key.startsWith('"') ? key.slice(1, -1).replaceAll(/\\(.)/g, '$1') : key);

/** Tells another body from the same one; the order of its fields means nothing. */
export const bodyHash = (body: object): string =>
  hash('sha256', JSON.stringify(Object.entries(body).sort())).slice(0, 32);
