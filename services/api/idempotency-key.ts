import { hash as hashOf } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { refused } from './problem.ts';

/**
 * A key as it comes: bare, or as the string of a structured header (https://www.rfc-editor.org/rfc/rfc8941#name-strings), which is
 * how draft-ietf-httpapi-idempotency-key-header wants it. Without a space: Node joins a header that came twice with one. Of fewer
 * characters two clients could make the same by chance.
 */
export const KEY_PATTERN = '^(?:[!#-~][!-~]{15,254}|"(?:[!#-[\\]-~]|\\\\["\\\\]){16,255}")$';
const KEY = new RegExp(KEY_PATTERN);

const hash = (value: unknown) => hashOf('sha256', JSON.stringify(value)).slice(0, 32);

/**
 * What a request is known by when it comes again: the same for the same route, path and Idempotency-Key; undefined without one.
 * Throws ValidationError for a header that is no key.
 */
export function requestName(headers: IncomingHttpHeaders, route: string, path: object): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && KEY.test(key)) return hash([route, path, unquoted(key)]);
  const message = 'Idempotency-Key must have 16 to 255 visible ASCII characters, bare or between double quotes';
  throw refused({ field: 'Idempotency-Key', message });
}

const unquoted = (key: string) => (key.startsWith('"') ? key.slice(1, -1).replaceAll(/\\(.)/g, '$1') : key);

/** Tells another body from the same one; the order of its fields means nothing. */
export const bodyHash = (body: object): string => hash(Object.entries(body).sort());
