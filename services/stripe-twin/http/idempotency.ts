import { createHash } from 'node:crypto';
import { HOUR } from '../../../kernel/time.ts';
import type { SavedAnswer, TwinStore } from '../store.ts';
import { type Answer, answerTo, ok } from './answer.ts';
import { invalid, StripeRefusal } from './errors.ts';

const LONGEST_KEY = 255;
const KEPT = 24 * HOUR;
type Execute = () => object;
type Told = (done: object) => Answer;

/**
 * https://docs.stripe.com/api/idempotent_requests: what is answered first under a key, once its work has begun, is the answer
 * for good (a 500 too), and is stored in the same write as the work.
 */
export class Idempotency {
  readonly #store: TwinStore;
  readonly #running = new Set<string>();

  constructor(store: TwinStore) {
    this.#store = store;
  }

  /**
   * Checks a request by `begin` and does what that answers in one write, or replays. `request` is its address and body; `told`
   * makes the answer of what was done.
   */
  async run(
    key: string | undefined,
    request: string,
    begin: () => Execute | Promise<Execute>,
    told: Told = ok,
  ): Promise<Answer> {
    if (key === undefined) return told(await this.#store.write(await begin()));
    if (key.length > LONGEST_KEY) throw invalid(`Idempotency keys can have at most ${LONGEST_KEY} characters.`);
    if (this.#running.has(key)) throw inUse(key);
    const fingerprint = createHash('sha256').update(request).digest('base64');
    const saved = this.#store.answers.get(key);
    if (saved) return replay(saved, fingerprint);
    this.#running.add(key);
    try {
      return await this.#first(key, fingerprint, await begin(), told);
    } finally {
      this.#running.delete(key);
    }
  }

  /** Keys that are kept no longer. */
  async old(limit: number): Promise<string[]> {
    const query = { created: { $lte: Date.now() - KEPT } };
    return (await this.#store.answers.find({ query, sort: 'created', limit })).map(({ _id }) => _id);
  }

  async forget(key: string): Promise<void> {
    await this.#store.write(() => this.#store.answers.remove(key));
  }

  /** What fails, a refusal or a fault, undoes its own write; then the answer to it is kept. */
  async #first(_id: string, fingerprint: string, execute: Execute, told: Told): Promise<Answer> {
    const keep = (answer: Answer): Answer => {
      this.#store.answers.put({ _id, fingerprint, status: answer.status, body: answer.body, created: Date.now() });
      return answer;
    };
    try {
      return await this.#store.write(() => keep(told(execute())));
    } catch (error) {
      await this.#store.write(() => keep(answerTo(error)));
      throw error;
    }
  }
}

function replay({ _id, fingerprint, status, body }: SavedAnswer, wanted: string): Answer {
  if (fingerprint === wanted) return { status, body, headers: { 'Idempotent-Replayed': 'true' } };
  throw new StripeRefusal(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${_id}' if you meant to execute a different request.`,
  });
}

/** Somebody else is at work under this key right now. */
export const inUse = (key: string): StripeRefusal =>
  new StripeRefusal(409, {
    type: 'invalid_request_error',
    code: 'idempotency_key_in_use',
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  });
