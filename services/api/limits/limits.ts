import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECOND } from '../../../kernel/time.ts';
import type { Caller } from '../../../platform/contract/access.ts';
import type { SharedRedis } from '../../../platform/redis/shared-redis.ts';
import { cookieOf } from '../access/guard.ts';
import { HttpFault } from '../problem.ts';
import { type Clients, isStaff } from './client.ts';
import { POLICIES, type Policy, policyOf } from './policies.ts';
import { Rate, type Taken } from './rate.ts';

interface Options {
  clients: Clients;
  /** Null: no rates. */
  rates: { redis?: SharedRedis | undefined } | null;
  /** Hears of each refusal. */
  refused?(action: string): void;
}
type Asking = Pick<IncomingMessage, 'headers' | 'socket' | 'method'>;

/** How often a client may do what. Asked by the gateway before it reads a body: what is refused costs next to nothing. */
export class Limits {
  readonly #clients: Clients;
  readonly #rates: ReadonlyMap<Policy, Rate> | null;
  readonly #refused: NonNullable<Options['refused']>;
  /** Addresses that showed too many wrong credentials, and until when they are told so. */
  readonly #blocked = new Map<string, number>();

  constructor({ clients, rates, refused = () => {} }: Options) {
    this.#clients = clients;
    this.#refused = refused;
    this.#rates =
      rates && new Map(Object.values(POLICIES).map((policy) => [policy, new Rate(policy, rates.redis)] as const));
  }

  /** Counts the request, and tells in its answer's headers what is left. Throws HttpFault (RATE_LIMITED). */
  async assert(
    request: Asking,
    response: ServerResponse,
    { action, caller }: { action: string; caller?: Caller | undefined },
  ) {
    const policy = this.#rates && policyOf(action, request.method, isStaff(caller));
    const rate = policy && this.#rates?.get(policy);
    if (!rate) return;
    const taken = await rate.take(this.#clients.clientOf(request, caller));
    tell(response, policy, taken);
    if (!taken.isOver) return;
    this.#refused(action);
    throw tooMany(response, taken.ms, `at most ${policy.most} such requests in ${policy.seconds} s`);
  }

  /**
   * Of a request that was refused: throws HttpFault (RATE_LIMITED) where too many credentials from its address were wrong lately.
   * Good ones are never refused for that: one guest on the wifi could lock the kitchen out, and nobody guesses 128 bits.
   */
  assertMayTryAgain(request: Asking, response: ServerResponse, action: string): void {
    if (this.#blocked.size === 0 || !showsCredentials(request)) return;
    const ms = (this.#blocked.get(this.#clients.addressOf(request)) ?? 0) - performance.now();
    if (ms <= 0) return;
    this.#refused(action);
    throw tooMany(response, ms, 'too many credentials from your address were wrong');
  }

  /** The request had a key, secret, token or session that is none. */
  async failed(request: Asking): Promise<void> {
    const rate = this.#rates?.get(POLICIES.failed);
    if (!rate) return;
    const address = this.#clients.addressOf(request);
    const { left, ms } = await rate.take(address);
    if (left > 0) return;
    const now = performance.now();
    for (const [other, until] of this.#blocked) if (until <= now) this.#blocked.delete(other);
    this.#blocked.set(address, now + ms);
  }
}

const showsCredentials = ({ headers }: Asking) =>
  headers.authorization !== undefined || cookieOf({ headers }) !== undefined;

const secondsOf = (ms: number) => Math.max(1, Math.ceil(ms / SECOND));

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
function tell(response: ServerResponse, { name, most, seconds }: Policy, { left, ms }: Taken): void {
  response.setHeader('RateLimit-Policy', `"${name}";q=${most};w=${seconds}`);
  response.setHeader('RateLimit', `"${name}";r=${left};t=${secondsOf(ms)}`);
}

function tooMany(response: ServerResponse, ms: number, detail: string): HttpFault {
  const seconds = secondsOf(ms);
  response.setHeader('Retry-After', seconds);
  return new HttpFault(429, 'RATE_LIMITED', `${detail}; try again in ${seconds} s`);
}
