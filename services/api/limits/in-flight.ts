import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpFault } from '../problem.ts';

/** A share of its own for what must be answered when everything else is too much: whoever watches the shop, and Stripe. */
const MOST = { health: 32, webhook: 256, others: 2000 };
type Kind = keyof typeof MOST;
/** Characters; ours have some hundred. */
const MOST_OF_ADDRESS = 4096;
/** Of one client: nobody takes all places with requests whose bodies trickle, those of Stripe neither. */
const MOST_OF_ONE: Record<Kind, number> = { health: 16, webhook: 128, others: 500 };

interface Options {
  /** Whom a request counts for; undefined where nobody is counted. */
  clientOf?: ((request: IncomingMessage) => string) | undefined;
  most?: Record<Kind, number>;
  mostOfOne?: Record<Kind, number>;
}

/** How many requests the gateway works at the same time: what comes beyond that is refused, before anything of it is read. */
export class InFlight {
  readonly #most: Record<Kind, number>;
  readonly #mostOfOne: Record<Kind, number>;
  readonly #clientOf: Options['clientOf'];
  readonly #counts: Record<Kind, number> = { health: 0, webhook: 0, others: 0 };
  readonly #clients = new Map<string, number>();

  constructor({ clientOf, most = MOST, mostOfOne = MOST_OF_ONE }: Options = {}) {
    this.#clientOf = clientOf;
    this.#most = most;
    this.#mostOfOne = mostOfOne;
  }

  /** Until the response is out, or goes on as a stream, or its client is gone. Throws HttpFault (ADDRESS_TOO_LONG, UNAVAILABLE, RATE_LIMITED). */
  enter(request: IncomingMessage, response: ServerResponse): void {
    const { url = '' } = request;
    if (url.length > MOST_OF_ADDRESS)
      throw new HttpFault(414, 'ADDRESS_TOO_LONG', `an address may have ${MOST_OF_ADDRESS} characters at most`);
    const kind = kindOf(url);
    if (this.#counts[kind] >= this.#most[kind]) throw new HttpFault(503, 'UNAVAILABLE', 'please try again in a moment');
    const who = this.#clientOf?.(request);
    const client = who && `${kind} ${who}`;
    const ofClient = client === undefined ? 0 : (this.#clients.get(client) ?? 0);
    if (ofClient >= this.#mostOfOne[kind]) {
      response.setHeader('Retry-After', 1);
      throw new HttpFault(429, 'RATE_LIMITED', `${ofClient} requests of yours are being worked; await their answers`);
    }
    this.#counts[kind]++;
    if (client !== undefined) this.#clients.set(client, ofClient + 1);
    let isIn = true;
    const leave = () => {
      if (!isIn) return;
      isIn = false;
      this.#counts[kind]--;
      if (client !== undefined) this.#leave(client);
    };
    response.once('streaming', leave).once('close', leave);
  }

  #leave(client: string): void {
    const left = (this.#clients.get(client) ?? 1) - 1;
    if (left > 0) this.#clients.set(client, left);
    else this.#clients.delete(client);
  }
}

function kindOf(url: string): Kind {
  if (url.startsWith('/health/')) return 'health';
  return /^\/api\/webhook\b/.test(url) ? 'webhook' : 'others';
}
