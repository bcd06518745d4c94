import type { LoggerConfig } from 'moleculer';
import pretty from 'pino-pretty';
import type { Config } from '../config/config.ts';
import { requestId, traceId } from '../telemetry/trace.ts';

const NOISE = 'pid,hostname,nodeID,ns,mod,svc,ver';

/** pino: lines for people on a terminal, JSON for machines elsewhere; each with the trace and the request that it belongs to. Moleculer's own from warn on. */
export function logger({ logLevel }: Pick<Config, 'logLevel'>): LoggerConfig {
  const level = { CQRS: logLevel, '**': logLevel === 'error' || logLevel === 'fatal' ? logLevel : 'warn' };
  const onTerminal = process.stdout.isTTY === true;
  const destination = onTerminal
    ? pretty({ ignore: NOISE, translateTime: 'HH:MM:ss', singleLine: true, sync: true })
    : undefined;
  const mixin = (fields: object) => ({ ...fields, trace_id: traceId(), requestId: requestId() });
  return { type: 'Pino', options: { level, pino: { options: { mixin, base: null }, destination } } };
}
