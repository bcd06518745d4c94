import { IdempotencyKeyReused } from '../../kernel/idempotency-key-reused.ts';

/** A repeat comes within minutes; of older ones the record need not grow. */
const REMEMBERED = 20;

const keyOf = (request: string) => request.split(':')[0];

/**
 * Whether a record did this request before. `requests` are those that changed it under an Idempotency-Key, as `<key>:<body>`,
 * hashed, the latest last. Throws IdempotencyKeyReused where one with its key and another body was done.
 */
export function wasDone(id: string, requests: readonly string[], request: string): boolean {
  const before = requests.find((done) => keyOf(done) === keyOf(request));
  if (before !== undefined && before !== request) throw new IdempotencyKeyReused(id);
  return before !== undefined;
}

export const withRequest = (requests: readonly string[], request: string): string[] =>
  [...requests, request].slice(-REMEMBERED);
