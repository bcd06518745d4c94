import { userInfo } from 'node:os';
import type { Caller } from '../platform/contract/access.ts';

type Tool = 'call' | 'prompt' | 'seed';

/** Whoever uses this tool, as the audit trail says it: by the name that they have on this machine. */
export const byUser = (tool: Tool): string => `${tool} by ${userName()}`;

/** The `meta` of a call for `who`. No role opens anything here: whoever can ask a node so may do all. */
export const callerMeta = (who: string): { caller: Caller } => ({ caller: { who, roles: [] } });

/** In a container a user may have no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'nobody');
  }
}
