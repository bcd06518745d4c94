import type { ServerResponse } from 'node:http';
import type { Service } from 'moleculer';
import type { IncomingRequest } from 'moleculer-web';
import { inTrace } from '../../platform/telemetry/spans.ts';
import { newTrace, traceIdOf } from '../../platform/telemetry/trace.ts';
import { CHALLENGES } from './access/refusals.ts';
import { endConnectionAfter } from './gateway-server.ts';
import { HttpFault, problemOf, retryAfter, turnedAwayBy } from './problem.ts';
import type { PublicPath } from './public-path.ts';

/** A request with the traceparent of its trace. */
export type Traced = IncomingRequest & { trace?: string };
/** The gateway, as far as it answers errors. */
export type Answering = Service & { aliases: { method: string; re: RegExp }[]; path: PublicPath };

/** Answers with problem details; what went wrong inside goes to the log, under the same trace id. */
export function sendError(this: Answering, req: Traced, res: ServerResponse, error: Error): void {
  const problem = problemOf(wrongMethod(this, req, res, error));
  const { trace = newTrace(), url } = req;
  const log = () => this.logger.error({ err: error, url }, 'request failed');
  const isNews = problem.status >= 500 && !turnedAwayBy(error) && !(error instanceof HttpFault);
  if (isNews) inTrace(trace, log, String(res.getHeader('X-Request-ID') ?? ''));
  if (res.headersSent) return void res.destroy();
  if (problem.status === 503) res.setHeader('Retry-After', retryAfter(error));
  const challenge = CHALLENGES[problem.code];
  if (challenge) res.setHeader('WWW-Authenticate', challenge);
  if (problem.status === 408 || problem.status === 413) endConnectionAfter(req, res);
  res.statusCode = problem.status;
  res.setHeader('Content-Type', 'application/problem+json');
  const type = `${this.path.url}/errors/${problem.code}`;
  res.end(JSON.stringify({ type, ...problem, trace_id: traceIdOf(trace) }));
}

/** moleculer-web says 404 where the address exists for another method only. */
function wrongMethod({ aliases }: Answering, req: IncomingRequest, res: ServerResponse, error: Error): Error {
  if (error.name !== 'NotFoundError') return error;
  const path = (req.originalUrl ?? '').replace(/\?.*/, '').replace(/(.)\/$/, '$1');
  const methods = aliases.filter(({ re }) => re.test(path)).map(({ method }) => method);
  const allowed = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method));
  if (allowed.length === 0) return error;
  res.setHeader('Allow', allowed.join(', '));
  return new HttpFault(405, 'METHOD_NOT_ALLOWED', `this address takes ${allowed.join(' or ')}`);
}
