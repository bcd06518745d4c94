import { type Answer, answerTo, ok } from '../http/answer.ts';
import { StripeRefusal } from '../http/errors.ts';
import { inUse } from '../http/idempotency.ts';
import type { TwinStore } from '../store.ts';
import type { Trouble } from './chaos.ts';

/** What may go wrong while a request is worked on: `begun` may throw, and `answer` is what is told of work that is done. */
export interface Faults {
  begun(): void;
  answer(done: object): Answer;
}

const NONE: Faults = { begun() {}, answer: ok };
const BROKEN = new StripeRefusal(500, { type: 'api_error', message: 'Chaos: the twin broke.' });
const FAULTS: Partial<Record<Trouble, Faults>> = {
  broken_before: {
    begun() {
      throw BROKEN;
    },
    answer: ok,
  },
  broken_after: { begun() {}, answer: () => answerTo(BROKEN) },
};
const tooMany = () =>
  new StripeRefusal(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Chaos: too many requests.' });

interface Asked {
  method: string;
  path: string;
  key: string | undefined;
}

/**
 * Works on one request of the shop's, in whatever trouble is due to it. A request is known by its idempotency key, or else by
 * its address: its next attempt is another draw, so that whoever tries again gets through.
 */
export async function amidChaos(
  store: TwinStore,
  { method, path, key }: Asked,
  work: (faults: Faults) => Promise<Answer>,
): Promise<Answer> {
  const { chaos } = store;
  const hang = chaos.settings?.hang_ms;
  if (hang === undefined || !path.startsWith('/v1/')) return work(NONE);
  const used = method === 'POST' ? key : undefined;
  const trouble = await store.write(() => chaos.onRequest(used ?? `${method} ${path}`, used !== undefined));
  const lost: Answer = { status: 500, body: '', cutAfter: hang };
  if (trouble === 'too_many') throw tooMany();
  if (trouble === 'conflict') throw inUse(used ?? '');
  if (trouble === 'lost_before') return lost;
  if (trouble !== 'lost_after') return work((trouble && FAULTS[trouble]) ?? NONE);
  await work(NONE).catch((error: unknown) => {
    if (!(error instanceof StripeRefusal)) throw error;
  });
  return lost;
}
