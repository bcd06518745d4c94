import { isRefusal } from '../../../kernel/domain-error.ts';
import { untraced } from '../../../platform/telemetry/spans.ts';
import { type Answer, changeOf } from './change-of.ts';
import { History } from './history.ts';
import type { Stream } from './stream.ts';

/** A topic is read four times a second at most. */
const BETWEEN = 250;
/** Milliseconds until a read that failed is tried again. */
const AGAIN = 2000;

interface Options {
  /** The field that tells items apart; undefined where they are not told apart. */
  key: string | undefined;
  read(): Promise<Answer>;
  /** Milliseconds after which it is read although nobody said that it changed. */
  every: number;
}

/** An answer that is followed: read once for all who follow it, and what changed is written once for all of them. */
export class Topic {
  readonly #options: Options;
  readonly #history = new History();
  readonly #streams = new Set<Stream>();
  #answer: Answer;
  #snapshot: Buffer | undefined;
  /** Bytes of the latest snapshot: a client may still be reading it. */
  #room = 0;
  #timer: NodeJS.Timeout | undefined;
  #plannedAt = 0;
  #readAt = Number.NEGATIVE_INFINITY;
  #isReading = false;
  #isStale = false;

  constructor(answer: Answer, options: Options) {
    this.#answer = answer;
    this.#options = options;
  }

  get isFollowed(): boolean {
    return this.#streams.size > 0;
  }

  /** Sends what the stream's client, whose last event was `lastId`, does not have; then it is read, as it may have changed since. */
  add(stream: Stream, lastId: string | undefined): void {
    this.#streams.add(stream);
    const events = this.#history.since(lastId) ?? [this.#whole()];
    for (const event of events) stream.send(event);
    if (events.length === 0) stream.beat();
    this.changed();
  }

  remove(stream: Stream): void {
    this.#streams.delete(stream);
    if (!this.isFollowed) this.#unplan();
  }

  /** It may have, and is read after `wait` milliseconds, or as soon as it may be again. */
  changed(wait = 0): void {
    this.#isStale = true;
    if (this.isFollowed && !this.#isReading) this.#plan(Math.max(wait, this.#readAt + BETWEEN - performance.now(), 0));
  }

  /** Ends all streams. */
  end(): void {
    this.#unplan();
    for (const stream of this.#streams) stream.end();
  }

  #plan(wait: number): void {
    const at = performance.now() + wait;
    if (this.#timer && this.#plannedAt <= at) return;
    this.#unplan();
    this.#plannedAt = at;
    this.#timer = untraced(() => setTimeout(() => void this.#read(), wait).unref());
  }

  #unplan(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #read(): Promise<void> {
    this.#timer = undefined;
    this.#readAt = performance.now();
    [this.#isReading, this.#isStale] = [true, false];
    let next = this.#options.every * (0.9 + Math.random() / 5);
    try {
      this.#take(await this.#options.read());
    } catch (error) {
      if (isRefusal(error)) return this.end();
      next = Math.min(next, AGAIN);
    } finally {
      this.#isReading = false;
    }
    if (this.isFollowed) this.#plan(this.#isStale ? BETWEEN : next);
  }

  #take(answer: Answer): void {
    if (answer === this.#answer) return;
    const change = changeOf(this.#answer, answer, this.#options.key);
    this.#answer = answer;
    if (!change) return;
    this.#snapshot = undefined;
    const event = this.#history.add(change);
    for (const stream of this.#streams) stream.send(event, this.#room);
  }

  #whole(): Buffer {
    this.#snapshot ??= this.#history.snapshot(this.#answer);
    this.#room = this.#snapshot.length;
    return this.#snapshot;
  }
}
