import type { TestContext } from 'node:test';
import type { Customers } from './customers.ts';
import type { Stores } from './stores.ts';

export type Env = Record<string, string>;
export interface Opening {
  env?: Env;
  /** Where the first process that takes a request shall die. */
  failpoint?: string;
  /** As a menu file has it; else the demo menu. */
  menu?: object;
}

/** What a suite wants of a shop, be it one process on one machine or the nodes of a cluster. */
export interface AnyShop extends Customers {
  readonly twinUrl: string;
  /** Starts what does not run; resolves once it takes orders. */
  start(): Promise<void>;
  /** Asks all of it to close, which it must do in time and without complaint. */
  stop(): Promise<void>;
  /** All of its processes die at once. */
  powerCut(): Promise<void>;
  /** Waits until a process of it ended by itself, and answers how: `[exit code, signal]`. */
  died(seconds: number): Promise<unknown[]>;
  /** What it has written down, whether it runs or not. */
  stores(): Promise<Stores>;
}

/** Opens a shop of its own for a test; nothing of it outlives the test. */
export type Open = (t: TestContext, opening?: Opening) => Promise<AnyShop>;
