import type { IncomingMessage, ServerResponse } from 'node:http';
import { DAY, SECOND } from '../../../kernel/time.ts';
import type { Changed } from '../../../platform/record/broadcast-changes.ts';
import { takesJson } from '../answers/accept.ts';
import { HttpFault } from '../problem.ts';
import type { Answer } from './change-of.ts';
import { everyOf, followedBy } from './followable.ts';
import { Stream, type StreamOptions, tellHeaders } from './stream.ts';
import { StreamPlaces } from './stream-places.ts';
import { type Params, Topics, type TopicsOptions } from './topics.ts';

/** Milliseconds after which a stream begins anew: the session of a screen on a wall is renewed by no other request. */
const LASTS = DAY;

/** Heartbeats until credentials are looked at again: 30 to 60 seconds. */
const beatsUntilCheck = () => 2 + Math.floor(Math.random() * 3);

type Published = NonNullable<ReturnType<typeof followedBy>>;
interface Options extends TopicsOptions, Partial<StreamOptions> {
  /** Throws HttpFault where the request would not be let in any more. */
  check(request: IncomingMessage, contract: Published, params: Record<string, string>): Promise<unknown>;
  /** Whom a stream counts for; undefined where nobody is counted. */
  clientOf(request: IncomingMessage): string | undefined;
  most?: number;
  mostOfOne?: number;
  lasts?: number;
}

/** Streams of what changes, for those who ask for one. The first answer is read as any other is. */
export class Live {
  readonly #options: Options;
  readonly #topics: Topics;
  readonly #places: StreamPlaces;
  /** Requests that get one answer instead of a stream. */
  readonly #without = new WeakSet<IncomingMessage>();

  constructor(options: Options) {
    this.#options = options;
    this.#topics = new Topics(options);
    this.#places = new StreamPlaces(options.most, options.mostOfOne);
  }

  get open(): number {
    return this.#places.open;
  }

  /** Before anything is read for it: one that there is no place for gets one answer, if it takes that, else HttpFault (UNAVAILABLE, RATE_LIMITED). */
  enter(request: IncomingMessage, response: ServerResponse, action: string | undefined): void {
    if (request.method === 'HEAD' || !followedBy(request, action)) return;
    const client = this.#options.clientOf(request);
    if (this.#places.isFull(client) && takesJson(request.headers)) this.#without.add(request);
    else this.#places.enter(response, client);
  }

  /** Answers with a stream that begins with `answer`; false where the request does not want one. */
  answers(request: IncomingMessage & { $params?: object }, response: ServerResponse, answer: Answer, action = '') {
    const contract = followedBy(request, action);
    if (!contract || this.#without.has(request)) return false;
    if (request.method === 'HEAD') {
      tellHeaders(response);
      response.end();
      return true;
    }
    if (response.destroyed) return true;
    // Whose it is was asked at the first read: all who may follow it see the same.
    const { owner = '', client = '', live } = contract;
    const { [owner]: _owner, [client]: _client, ...params } = { ...request.$params } as Params;
    const { key } = live as { key?: string };
    let left = beatsUntilCheck();
    const until = Date.now() + (this.#options.lasts ?? LASTS);
    const stream = new Stream(response, { heartbeat: 15 * SECOND, mostUnsent: 256 * 1024, ...this.#options }, () => {
      if (Date.now() > until) return stream.end();
      if (--left > 0) return;
      left = beatsUntilCheck();
      this.#options.check(request, contract, params as Record<string, string>).catch((error) => {
        // Whether they are good may be unknown for a while.
        if (error instanceof HttpFault) stream.end();
      });
    });
    const lastId = request.headers['last-event-id'];
    const followed = { action, params, answer, key, every: everyOf(action) };
    response.once('close', this.#topics.follow(followed, stream, typeof lastId === 'string' ? lastId : undefined));
    return true;
  }

  /** By the name of the parameter that `ids` are values of; without one, all of the action. */
  changed(action: string, changed: Changed, parameter?: string): void {
    if (parameter === undefined) this.#topics.changed(action, {});
    else if ('all' in changed) this.#topics.changed(action);
    else for (const id of changed.ids) this.#topics.changed(action, { [parameter]: id });
  }

  /** Tells all who follow to come again, elsewhere, and takes nobody until it is resumed. */
  async pause(): Promise<void> {
    this.#places.isClosed = true;
    this.#topics.end();
  }

  resume(): void {
    this.#places.isClosed = false;
  }
}
