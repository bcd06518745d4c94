import { amidChaos, type Faults } from '../chaos/request-chaos.ts';
import { API_VERSION } from '../objects/events.ts';
import type { Twin } from '../twin.ts';
import { type Answer, answerTo } from './answer.ts';
import { invalid, StripeRefusal } from './errors.ts';
import { parseForm } from './form.ts';
import type { Idempotency } from './idempotency.ts';
import { Params } from './params.ts';
import { type Found, findRoute } from './routes.ts';
import type { Received } from './server.ts';

const FORM = 'application/x-www-form-urlencoded';

/** Stripe's HTTP API, as far as it is spoken here: who asks, what for, and the answer in Stripe's shape. */
export class Api {
  readonly #twin: Twin;
  readonly #apiKey: string;
  readonly #idempotency: Idempotency;

  constructor(twin: Twin, apiKey: string, idempotency: Idempotency) {
    this.#twin = twin;
    this.#apiKey = apiKey;
    this.#idempotency = idempotency;
  }

  /** Throws only what is no refusal. */
  async handle(received: Received): Promise<Answer> {
    const answer = await this.#answer(received).catch((error: unknown) => {
      if (error instanceof StripeRefusal) return answerTo(error);
      throw error;
    });
    return { ...answer, headers: { ...echoed(received), ...answer.headers } };
  }

  async #answer(received: Received): Promise<Answer> {
    const { method, path, headers } = received;
    checkKey(headers.authorization, this.#apiKey);
    const found = findRoute(method, path);
    if (!found) throw unrecognized(method, path);
    const key = headers['idempotency-key'] as string | undefined;
    return amidChaos(this.#twin.store, { method, path, key }, (faults) => this.#work(found, received, faults));
  }

  async #work({ route, id }: Found, { path, query, headers, body }: Received, faults: Faults): Promise<Answer> {
    if ('read' in route) {
      faults.begun();
      return faults.answer(await route.read(this.#twin, { id, path, params: new Params(parseForm(query)) }));
    }
    if (body !== '' && !headers['content-type']?.startsWith(FORM)) {
      throw invalid(`Invalid request (check that your POST content type is ${FORM}).`);
    }
    const key = headers['idempotency-key'] as string | undefined;
    const begin = async () => {
      const execute = await route.change(this.#twin, { id, path, params: new Params(parseForm(body)) });
      return () => {
        faults.begun();
        return execute();
      };
    };
    return this.#idempotency.run(key, `${path}\n${body.split('&').sort().join('&')}`, begin, faults.answer);
  }
}

function echoed({ headers }: Received): Record<string, string> {
  const key = headers['idempotency-key'] as string | undefined;
  const version = (headers['stripe-version'] as string | undefined) ?? API_VERSION;
  return { 'Stripe-Version': version, ...(key ? { 'Idempotency-Key': key } : {}) };
}

const unrecognized = (method: string, path: string): StripeRefusal =>
  new StripeRefusal(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}): this is an offline Stripe, and it speaks a part of the API only.`,
  });

/** Takes the secret key as a bearer token, or as the user name of basic authentication. */
function checkKey(authorization: string | undefined, apiKey: string): void {
  const [scheme = '', credentials = ''] = authorization?.split(' ') ?? [];
  const given = /^basic$/i.test(scheme) ? Buffer.from(credentials, 'base64').toString().split(':')[0] : credentials;
  if (given === apiKey) return;
  const message = given
    ? `Invalid API Key provided: ${given.slice(0, 8)}****`
    : 'You did not provide an API key. Provide it by Bearer auth (Authorization: Bearer YOUR_SECRET_KEY).';
  throw new StripeRefusal(401, { type: 'invalid_request_error', message });
}
