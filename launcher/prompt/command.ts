import type { Call } from '../../services/call.ts';

/** The shop that is asked. What it refuses it throws as Answered. */
export interface Shop {
  call: Call;
  /** For actions that every service has, and that are named when the command is typed. */
  ask<T>(action: string, params?: object): Promise<T>;
  /** What each node says of itself, by its id; of one node where that is named. */
  askNodes<T>(action: string, params?: object, node?: string): Promise<Record<string, T>>;
}

export interface Flag {
  about: string;
  /** What stands behind it; a flag without a value is on or off. */
  value?: 'text' | 'number' | readonly string[];
}

/** What was typed, read as the command wants it. */
export interface Given {
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  has(name: string): boolean;
}

export interface Result {
  /** What `--json` prints. */
  data: unknown;
  /** What people read. */
  text: string;
  /** Something failed, or is left to do. */
  isLeft?: boolean;
}

/** A word that the prompt knows, beside Moleculer's own. */
export interface Command {
  name: string;
  about: string;
  /** In their order, as `<needed>` or `[optional]`; the name is what stands in the brackets. */
  args: readonly string[];
  flags: Record<string, Flag>;
  /** What is asked before it is done, where it cannot be undone. */
  question?(given: Given, shop: Shop): Promise<string | undefined>;
  run(given: Given, shop: Shop): Promise<Result>;
}

/** The argument of a command that is about an order: its id, or its number, for which the command is then given the id. */
export const ORDER = '<order>';

/** The line cannot be meant; nothing was asked of the shop. */
export class BadLine extends Error {}
