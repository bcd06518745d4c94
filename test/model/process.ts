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
export interface Fault {
  how: (typeof FAULTS)[number];
  /** The call, counted from 1. */
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
  chance(): number;
  note(what: string): void;
  stalled: (() => void)[];
}

/** One use case at work. Every call it makes to the world outside passes here, where it may die, fail or stall. */
export class Process {
  readonly #around: Surroundings;
  readonly #fault: Fault | undefined;
  readonly #over = Promise.withResolvers<Outcome<never>>();
  #calls = 0;
  /** What goes on after the answer. */
  readonly #inBackground: Promise<unknown>[] = [];

  constructor(around: Surroundings, fault?: Fault) {
    this.#around = around;
    this.#fault = fault;
  }

  /** Resolves when the work has ended, or will not go on for now. */
  run<T>(work: (process: Process) => Promise<T>): Promise<Outcome<T>> {
    const outcome = work(this).then(
      async (value): Promise<Outcome<T>> => {
        while (this.#inBackground.length > 0) await this.#inBackground.shift();
        return { is: 'answered', value };
      },
      (error: Error): Outcome<T> => ({ is: 'failed', error }),
    );
    return Promise.race([outcome, this.#over.promise]);
  }

  /** Goes on with this after the answer, in the same process: it may die over it. Resolves with what it failed of. */
  goOn(work: Promise<unknown>): Promise<Error | undefined> {
    const ended = work.then(
      () => undefined,
      (error: Error) => error,
    );
    this.#inBackground.push(ended);
    return ended;
  }

  async pass<T>(effect: () => T): Promise<T> {
    const fault = ++this.#calls === this.#fault?.call ? this.#fault.how : undefined;
    if (fault) this.#around.note(`a process ${fault} a call`);
    await this.#suffer(fault, 'before');
    if (this.#around.isBusy)
      for (let turns = Math.floor(this.#around.chance() * 6); turns > 0; turns--) await undefined;
    const result = effect();
    await this.#suffer(fault, 'after');
    return result;
  }

  /** Nothing of it goes on before the story says so. */
  stall(): Promise<void> {
    if (this.#around.isQuiet) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#around.stalled.push(resolve);
    this.#over.resolve({ is: 'stalled' });
    return promise;
  }

  async #suffer(fault: Fault['how'] | undefined, when: 'before' | 'after'): Promise<void> {
    if (!fault?.endsWith(when)) return;
    if (fault.startsWith('stalls')) return this.stall();
    if (fault.startsWith('fails')) throw new Unavailable(`no answer, ${when} the effect`);
    this.#over.resolve({ is: 'dead' });
    await new Promise(() => {});
  }
}
