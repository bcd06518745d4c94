import { inItsTrace, untraced } from '../telemetry/spans.ts';
import { currentTrace } from '../telemetry/trace.ts';
import type { Applied, Change, Mark } from './change.ts';

/** A change of a record, or a mark of its events, that waits for a write. */
export interface Asked<A> {
  what: Change<A> | Mark;
  /** Written with the record's next write, or within a second by itself. */
  canWait: boolean;
  /** Of whoever asks and waits. */
  trace: string | undefined;
  done(after: A): void;
  failed(error: unknown): void;
}
interface Mailbox<A> {
  waiting: Asked<A>[];
  isWriting: boolean;
  since: number;
}

/** What can wait is written by itself after so many milliseconds, at the next tick. */
const WAITS = 500;
const TICK = 250;

/** What is asked of each record, in its order: one write at a time for each, and what arrives meanwhile is the next. */
export class Mailboxes<A> {
  readonly #write: (id: string, asked: readonly Asked<A>[]) => Promise<void>;
  readonly #mailboxes = new Map<string, Mailbox<A>>();
  #ticking: NodeJS.Timeout | undefined;
  #isStopping = false;
  #quiet: (() => void) | undefined;

  /** `write` answers each that was asked; where it throws, all of them fail of that. */
  constructor(write: (id: string, asked: readonly Asked<A>[]) => Promise<void>) {
    this.#write = write;
  }

  /** Answers the record after this change. */
  ask(id: string, what: Change<A> | Mark, canWait: boolean): Promise<A> {
    return new Promise((done, failed) => {
      const mailbox = this.#mailboxes.get(id) ?? { waiting: [], isWriting: false, since: performance.now() };
      this.#mailboxes.set(id, mailbox);
      mailbox.waiting.push({ what, canWait, trace: canWait ? undefined : currentTrace(), done, failed });
      if (canWait && !this.#isStopping) this.#ticking ??= untraced(() => setTimeout(() => this.#tick(), TICK));
      else void this.#work(id);
    });
  }

  /** Writes all that waits, and resolves when that is done. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#ticking);
    for (const id of this.#mailboxes.keys()) void this.#work(id);
    if (this.#mailboxes.size > 0) await new Promise<void>((resolve) => (this.#quiet = resolve));
  }

  /** Writes what has waited long enough. */
  #tick(): void {
    const now = performance.now();
    for (const [id, { since }] of this.#mailboxes) if (now - since >= WAITS) void this.#work(id);
    this.#ticking = this.#mailboxes.size > 0 ? setTimeout(() => this.#tick(), TICK) : undefined;
  }

  /** A write for several is part of the trace of the first who waits for it; one for nobody is part of none. */
  async #work(id: string): Promise<void> {
    const mailbox = this.#mailboxes.get(id);
    if (!mailbox || mailbox.isWriting) return;
    mailbox.isWriting = true;
    do {
      const asked = mailbox.waiting.splice(0);
      const trace = asked.find(({ canWait }) => !canWait)?.trace;
      await inItsTrace(trace, () => this.#write(id, asked)).catch((error) => {
        for (const { failed } of asked) failed(error);
      });
    } while (mailbox.waiting.some(({ canWait }) => !canWait || this.#isStopping));
    mailbox.isWriting = false;
    mailbox.since = performance.now();
    if (mailbox.waiting.length === 0) this.#mailboxes.delete(id);
    if (this.#mailboxes.size === 0) this.#quiet?.();
  }
}

/** Tells each who asked what became of it. */
export function answerAll<A>(asked: readonly Asked<A>[], applied: readonly Applied<A>[]): void {
  for (const [i, { done, failed }] of asked.entries()) {
    const one = applied[i] as Applied<A>;
    if ('refused' in one) failed(one.refused);
    else done(one.after);
  }
}
