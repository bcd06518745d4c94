import { SECOND } from '../../../kernel/time.ts';
import type { Answer } from './change-of.ts';
import type { Stream } from './stream.ts';
import { Topic } from './topic.ts';

/** How long a topic is kept that nobody follows: who lost the connection finds what was missed. */
const KEPT = 30 * SECOND;
const MOST_KEPT = 500;
/** Milliseconds over which the reads are spread of topics that changed all at once. */
const SPREAD = 2 * SECOND;

export type Params = Record<string, unknown>;
/** What was followed, and where it is read. */
export interface Followed {
  action: string;
  params: Params;
  /** As the first read found it. */
  answer: Answer;
  key: string | undefined;
  every: number;
}

export interface TopicsOptions {
  read(action: string, params: Params): Promise<Answer>;
  kept?: number;
}

/** What is followed at this gateway: one topic for each action and its parameters, whoever follows it. */
export class Topics {
  readonly #options: TopicsOptions;
  readonly #topics = new Map<string, Topic>();
  /** Those that nobody follows, the one that was left first at the front. */
  readonly #left = new Map<string, NodeJS.Timeout>();

  constructor(options: TopicsOptions) {
    this.#options = options;
  }

  follow({ action, params, answer, ...how }: Followed, stream: Stream, lastId: string | undefined): () => void {
    const name = nameOf(action, params);
    const known = this.#topics.get(name);
    const topic = known ?? new Topic(answer, { ...how, read: () => this.#options.read(action, params) });
    this.#topics.set(name, topic);
    clearTimeout(this.#left.get(name));
    this.#left.delete(name);
    topic.add(stream, lastId);
    return () => {
      topic.remove(stream);
      if (!topic.isFollowed && this.#topics.get(name) === topic) this.#leave(name);
    };
  }

  /** The one of these parameters, or all of the action. */
  changed(action: string, params?: Params): void {
    if (params) this.#topics.get(nameOf(action, params))?.changed();
    if (params) return;
    for (const [name, topic] of this.#topics) if (name.startsWith(`${action} `)) topic.changed(Math.random() * SPREAD);
  }

  end(): void {
    for (const topic of this.#topics.values()) topic.end();
  }

  #leave(name: string): void {
    clearTimeout(this.#left.get(name));
    this.#left.delete(name);
    this.#left.set(name, setTimeout(() => this.#forget(name), this.#options.kept ?? KEPT).unref());
    const [oldest] = this.#left.keys();
    if (this.#left.size > MOST_KEPT && oldest !== undefined) this.#forget(oldest);
  }

  #forget(name: string): void {
    clearTimeout(this.#left.get(name));
    this.#left.delete(name);
    this.#topics.delete(name);
  }
}

const nameOf = (action: string, params: Params): string => `${action} ${JSON.stringify(params)}`;
