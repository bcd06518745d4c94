import { setTimeout as sleep } from 'node:timers/promises';
import type { Promises } from '../support/books-of-promises.ts';
import { asStaff } from '../support/passes.ts';
import type { Dice } from './dice.ts';

/** What the shop's people do, who call actions that no route publishes. */
export interface Ops {
  /** True if it was done, false if a rule said no. Throws where nobody knows. */
  does(action: string, params: object): Promise<boolean>;
}

/** Where customers live: the gateways they know, and what they wrote down. */
export interface Town {
  gateways: readonly string[];
  /** When the shop opened. */
  opens: Date;
  ops: Ops;
  promises: Promises;
  /** Milliseconds that a customer waits for a link, or for the shop to notice the money. */
  patience: number;
  /** How often what came of a request: for the table at the end. */
  seen: Map<string, number>;
}

export interface Request {
  method: 'GET' | 'POST';
  where: string;
  body?: object;
  key?: string;
}
export interface Answer<T> {
  status: number;
  body: T;
}

/** The shop's people ask for their customers. */
const STAFF = asStaff();
const PATIENCE = 5000;
const ATTEMPTS = 14;

export const count = (town: Town, what: string): void => void town.seen.set(what, (town.seen.get(what) ?? 0) + 1);

/** One attempt; undefined where no answer came. */
export async function ask<T>(url: string, { method, where, body, key }: Request): Promise<Answer<T> | undefined> {
  const headers = {
    ...STAFF,
    ...(body && { 'content-type': 'application/json' }),
    ...(key !== undefined && { 'idempotency-key': key.padEnd(16, '-') }),
  };
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(url + where, { method, headers, signal, ...(body && { body: JSON.stringify(body) }) });
    return { status: response.status, body: (await response.json()) as T };
  } catch {
    return undefined;
  }
}

/**
 * The same request again and again, to whichever gateway, until somebody answers it with something that will not change.
 * Undefined where nobody did: then it may have been done, or not.
 */
export async function insist<T>(town: Town, dice: Dice, request: Request): Promise<Answer<T> | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const answer = await ask<T>(dice.pick(town.gateways), request);
    if (answer && answer.status < 500 && answer.status !== 429) return answer;
    count(town, answer ? `answered ${answer.status}` : 'no answer');
    await sleep(Math.min(150 * 2 ** attempt, 1000) * (0.5 + dice.next()));
  }
  return undefined;
}

/** As `insist`, for what the shop's people do. Answers whether it was done; undefined where nobody knows. */
export async function insistOps(town: Town, dice: Dice, action: string, params: object): Promise<boolean | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      return await town.ops.does(action, params);
    } catch (error) {
      count(town, `${action}: ${(error as Error).name}`);
      await sleep(Math.min(150 * 2 ** attempt, 1000) * (0.5 + dice.next()));
    }
  }
  return undefined;
}
