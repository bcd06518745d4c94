import type { Options } from './options.ts';
import type { Figures } from './report/figures.ts';
import type { Ratio } from './report/results.ts';

/** What a case is run with. */
export interface Bench extends Options {
  /** Keeps the figures of one round of one variant. */
  record(variant: string, figures: Figures): void;
  /** Tells whoever waits what is going on. */
  say(line: string): void;
}

/** One measurement with all that it is compared with. It runs its variants in turn, as many rounds as it is asked for. */
export interface Case {
  name: string;
  /** What is measured, in one line. */
  about: string;
  /** Where neither `--seconds` nor `--rounds` is given; `--quick` is for seeing that it runs. */
  seconds: { full: number; quick: number };
  rounds: { full: number; quick: number };
  ratios: Ratio[];
  run(bench: Bench): Promise<void>;
}
