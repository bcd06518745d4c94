import { IdempotencyKeyReused } from '../../kernel/idempotency-key-reused.ts';

/** What a record remembers of the requests that changed it under an Idempotency-Key: `<key>:<body>`, hashed, the latest last. */
interface Remembering {
  _id: string;
  requests?: string[];
}

/** A repeat comes within minutes; of older ones the record need not grow. */
const REMEMBERED = 20;

const keyOf = (request: string) => request.split(':')[0];

/** Whether this request was done before. Throws IdempotencyKeyReused where one with its key and another body was. */
export function wasDone({ _id, requests = [] }: Remembering, request: string): boolean {
  const before = requests.find((done) => keyOf(done) === keyOf(request));
  if (before !== undefined && before !== request) throw new IdempotencyKeyReused(_id);
  return before !== undefined;
}

export const withRequest = ({ requests = [] }: Remembering, request: string): string[] =>
  [...requests, request].slice(-REMEMBERED);
