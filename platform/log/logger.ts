import type { LoggerConfig } from 'moleculer';
import { type DestinationStream, pino } from 'pino';
import pretty from 'pino-pretty';
import { requestId, traceId } from '../telemetry/trace.ts';
import type { LogLevels } from './log-levels.ts';

const NOISE = 'pid,hostname,nodeID,ns,mod,svc,ver';

/** pino: lines for people on a terminal, JSON for machines elsewhere; each with its trace and its request, at the level that is set for its part. */
export function logger(levels: LogLevels, destination: DestinationStream | undefined = onTerminal()): LoggerConfig {
  const mixin = (fields: object) => ({ ...fields, trace_id: traceId(), requestId: requestId() });
  const root = destination ? pino({ mixin, base: null }, destination) : pino({ mixin, base: null });
  const createLogger = (_level: string, bindings: { mod: string }) => levels.add(bindings.mod, root.child(bindings));
  return { type: 'Pino', options: { createLogger } } as LoggerConfig;
}

const onTerminal = (): DestinationStream | undefined =>
  process.stdout.isTTY === true
    ? pretty({ ignore: NOISE, translateTime: 'HH:MM:ss', singleLine: true, sync: true })
    : undefined;
