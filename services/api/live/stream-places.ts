import type { ServerResponse } from 'node:http';
import { HttpFault } from '../problem.ts';

/** Streams of one gateway: each holds a connection, and some memory. */
const MOST = 2500;
/** Of one client: a shop's displays, and its guests on the wifi. */
const MOST_OF_ONE = 300;
/** Seconds. */
const RETRY_AFTER = 10;

/** How many streams a gateway keeps open; what comes beyond that is refused, and may be read without a stream. */
export class StreamPlaces {
  readonly #most: number;
  readonly #mostOfOne: number;
  readonly #clients = new Map<string, number>();
  #open = 0;
  #isClosed = false;

  constructor(most = MOST, mostOfOne = MOST_OF_ONE) {
    this.#most = most;
    this.#mostOfOne = mostOfOne;
  }

  /** Whether there is none for this client, as long as others stay. */
  isFull(client: string | undefined): boolean {
    return this.#open >= this.#most || this.#of(client) >= this.#mostOfOne;
  }

  get open(): number {
    return this.#open;
  }

  set isClosed(isClosed: boolean) {
    this.#isClosed = isClosed;
  }

  /** Until the response is closed. `client` is undefined where nobody is counted. Throws HttpFault (UNAVAILABLE, RATE_LIMITED). */
  enter(response: ServerResponse, client: string | undefined): void {
    if (this.#isClosed || this.#open >= this.#most)
      throw new HttpFault(503, 'UNAVAILABLE', 'no more streams are taken right now');
    const ofClient = this.#of(client);
    if (ofClient >= this.#mostOfOne) {
      response.setHeader('Retry-After', RETRY_AFTER);
      throw new HttpFault(429, 'RATE_LIMITED', `${ofClient} streams of yours are open`);
    }
    this.#open++;
    if (client !== undefined) this.#clients.set(client, ofClient + 1);
    response.once('close', () => {
      this.#open--;
      if (client !== undefined) this.#leave(client);
    });
  }

  #of(client: string | undefined): number {
    return (client !== undefined && this.#clients.get(client)) || 0;
  }

  #leave(client: string): void {
    const left = (this.#clients.get(client) ?? 1) - 1;
    if (left > 0) this.#clients.set(client, left);
    else this.#clients.delete(client);
  }
}
