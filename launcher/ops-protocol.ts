import path from 'node:path';
import { MINUTE, SECOND } from '../kernel/time.ts';

/** Where the one process of a shop without a cluster listens for those who run it. */
export const socketIn = (dataDir: string): string => path.join(dataDir, 'ops.sock');

/** What ops ask of one action; it crosses the socket as one line of JSON, and so does the answer. */
export interface OpsCall {
  action: string;
  params: Record<string, unknown>;
  /** Who asks, for the audit trail. */
  who?: string;
  /** Of a cluster, and only of what nodes tell about themselves: the one to ask. */
  node?: string;
}
export interface OpsError {
  code: string;
  message: string;
  data: unknown;
}
export type OpsAnswer = { result: unknown } | { error: OpsError };

/** Nothing was asked of any action: there is nobody to ask, or no such action, or the command line cannot be meant. */
export class NotAsked extends Error {}

/** Codes of a shop that asked no action; the client makes NotAsked of them. */
export const NOT_ASKED = ['ACTION_UNKNOWN', 'NOT_OPEN', 'REQUEST_MALFORMED', 'REQUEST_TOO_LARGE'] as const;

export const refuse = (code: (typeof NOT_ASKED)[number], message: string): OpsAnswer => {
  return { error: { code, message, data: null } };
};

/** Milliseconds that an action has, where it does not say itself. */
export const ANSWER_WITHIN = 30 * SECOND;
/** A reconciliation takes the longest; whoever waits for an answer goes after that. */
export const HANG_UP_AFTER = 10 * MINUTE;
