import type { LoggerConfig } from 'moleculer';
import { pino } from 'pino';
import pretty from 'pino-pretty';
import type { LogLevels } from './log-levels.ts';
import { requestId } from './request-id.ts';

const NOISE = 'pid,hostname,nodeID,ns,mod,svc,ver';

/** pino: lines for people on a terminal, JSON for machines elsewhere; each with the request's id, at the level that is set for its part. */
export function logger(levels: LogLevels): LoggerConfig {
  const onTerminal = process.stdout.isTTY === true;
  const destination = onTerminal
    ? pretty({ ignore: NOISE, translateTime: 'HH:MM:ss', singleLine: true, sync: true })
    : undefined;
  const mixin = (fields: object) => ({ ...fields, requestId: requestId() });
  const root = destination ? pino({ mixin, base: null }, destination) : pino({ mixin, base: null });
  const createLogger = (_level: string, bindings: { mod: string }) => levels.add(bindings.mod, root.child(bindings));
  return { type: 'Pino', options: { createLogger } } as LoggerConfig;
}
