import { problemOf } from '../services/api/problem.ts';
import type { OpsError } from './ops-protocol.ts';

/** What an action threw, in the words that it has over HTTP. Of a system error it tells only the id under which the log knows it. */
export function opsError(thrown: unknown, traceId: string): OpsError {
  const { code, detail: message, status, errors, data = null } = problemOf(thrown as Error);
  if (errors) return { code, message, data: { errors } };
  return { code, message, data: status >= 500 ? { trace_id: traceId } : data };
}
