import { LEASE } from '../../kernel/agenda.ts';
import { Unavailable } from '../../kernel/unavailable.ts';

/** What befalls a process at one of its calls, before the call has its effect or after. */
export const FAULTS = [
  'dies before',
  'dies after',
  'fails before',
  'fails after',
  'stalls before',
  'stalls after',
] as const;
type CallFault = (typeof FAULTS)[number];
/** What befalls a process at its end. */
export const ENDS = ['dies right after its answer', 'dies before its notes are written'] as const;
export interface Fault {
  how: CallFault | (typeof ENDS)[number];
  /** The call, counted from 1; of no meaning for an end. */
  call: number;
  /** How many processes go before the one that it befalls. */
  skip: number;
}

export type Outcome<T> =
  | { is: 'answered'; value: T }
  | { is: 'failed'; error: Error }
  | { is: 'dead' }
  | { is: 'stalled' };

/** What processes share: the faults to come, whoever stalls, and chance. */
export interface Surroundings {
  isQuiet: boolean;
  /** More than one is at work: they take turns as chance has it. */
  isBusy: boolean;
  /** The clock, in milliseconds. */
  readonly ms: number;
  chance(): number;
  note(what: string): void;
  stalled: (() => void)[];
}

/** A change that waits for the next write of its record, or for the end of the process. */
interface Note {
  table: object;
  id: string;
  change: unknown;
  write(): Promise<unknown>;
}

/** One use case at work. Every call it makes to the world outside passes here, where it may die, fail or stall. */
export class Process {
  readonly #around: Surroundings;
  readonly #fault: Fault | undefined;
  readonly #over = Promise.withResolvers<Outcome<never>>();
  #calls = 0;
  /** What goes on after the answer. */
  readonly #inBackground: Promise<unknown>[] = [];
  #notes: Note[] = [];
  /** From then on the process may end in any way: whoever asked has the answer. */
  #answer: Outcome<unknown> | undefined;

  constructor(around: Surroundings, fault?: Fault) {
    this.#around = around;
    this.#fault = fault;
  }

  /** Resolves when the work has ended, or will not go on for now. */
  run<T>(work: (process: Process) => Promise<T>): Promise<Outcome<T>> {
    const outcome = work(this).then(
      (value): Outcome<T> => ({ is: 'answered', value }),
      (error: Error): Outcome<T> => ({ is: 'failed', error }),
    );
    const ended = outcome.then(async (answer) => {
      this.#answer = answer;
      while (this.#inBackground.length > 0) await this.#inBackground.shift();
      await this.#writeNotes();
      return answer;
    });
    return Promise.race([ended, this.#over.promise]);
  }

  /** Goes on with this after the answer, in the same process: it may die over it. Resolves with what it failed of. */
  goOn(work: () => Promise<unknown>): Promise<Error | undefined> {
    if (this.#fault?.how === 'dies right after its answer') return this.#dieOnceAnswered();
    const ended = work().then(
      () => undefined,
      (error: Error) => error,
    );
    this.#inBackground.push(ended);
    return ended;
  }

  /** A change that can wait is lost, if the process ends before it is written. */
  note(note: Note): void {
    this.#notes.push(note);
  }

  /** The changes that wait for the next write of this record, to be made in it. */
  takeNotes<T>(table: object, id: string): T[] {
    const isOf = (note: Note) => note.table === table && note.id === id;
    const taken = this.#notes.filter(isOf);
    this.#notes = this.#notes.filter((note) => !isOf(note));
    return taken.map(({ change }) => change as T);
  }

  async pass<T>(effect: () => T): Promise<T> {
    const how = ++this.#calls === this.#fault?.call ? this.#fault.how : undefined;
    const fault = FAULTS.find((one) => one === how);
    if (fault) this.#around.note(`a process ${fault} a call`);
    await this.#suffer(fault, 'before');
    if (this.#around.isBusy)
      for (let turns = Math.floor(this.#around.chance() * 6); turns > 0; turns--) await undefined;
    const result = effect();
    await this.#suffer(fault, 'after');
    return result;
  }

  /** Nothing of it goes on before the story says so, be its lease over by then or not. */
  stall(): Promise<void> {
    if (this.#around.isQuiet) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const since = this.#around.ms;
    this.#around.stalled.push(() => {
      if (this.#around.ms - since > LEASE) this.#around.note('a worker goes on after its lease');
      resolve();
    });
    this.#end({ is: 'stalled' });
    return promise;
  }

  async #writeNotes(): Promise<void> {
    if (this.#notes.length > 0 && this.#fault?.how === 'dies before its notes are written') {
      this.#around.note(`a process ${this.#fault.how}`);
      return;
    }
    for (const { write } of this.#notes) await write().catch(() => {});
  }

  /** In the model an answer takes no time, so that one which is not there in the next turn waits for this work. */
  #dieOnceAnswered(): Promise<never> {
    this.#around.note('a process dies right after its answer');
    setImmediate(() => this.#end({ is: 'dead' }));
    return new Promise(() => {});
  }

  /** Whoever had the answer before this has it. */
  #end(outcome: Outcome<never>): void {
    this.#over.resolve((this.#answer ?? outcome) as Outcome<never>);
  }

  async #suffer(fault: CallFault | undefined, when: 'before' | 'after'): Promise<void> {
    if (!fault?.endsWith(when)) return;
    if (fault.startsWith('stalls')) return this.stall();
    if (fault.startsWith('fails')) throw new Unavailable(`no answer, ${when} the effect`);
    this.#end({ is: 'dead' });
    await new Promise(() => {});
  }
}
