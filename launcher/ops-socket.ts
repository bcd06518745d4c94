import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { ActionSchema, CallingOptions, Middleware, ServiceBroker } from 'moleculer';
import { ConfigError } from '../platform/config/config-error.ts';
import { callerMeta } from './caller.ts';
import { opsError } from './ops-error.ts';
import { ANSWER_WITHIN, HANG_UP_AFTER, type OpsAnswer, type OpsCall, refuse, socketIn } from './ops-protocol.ts';
import { opsTrace } from './ops-trace.ts';

const MOST_BYTES = 64 * 1024;
const MOST_CLIENTS = 32;

/**
 * Lets the user that runs this process, and nobody else, call its actions, as the REPL does in a cluster. Who starts it holds
 * the lock of the folder, so that a socket found there is a dead one's. Throws ConfigError where it cannot listen.
 */
export function opsSocket(dataDir: string): Middleware {
  let server: Server | undefined;
  return {
    name: 'OpsSocket',
    async starting(broker: ServiceBroker) {
      server = await listen(socketIn(dataDir), (socket) => void serve(socket, broker));
      server.on('error', (error) => broker.logger.warn({ err: error }, 'the ops socket could not take a call'));
    },
    async stopping() {
      server?.close();
    },
  };
}

/** The mode is set by the umask: between a listen and a chmod anybody could connect. */
async function listen(file: string, serve: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, serve);
  server.maxConnections = MOST_CLIENTS;
  const umask = process.umask(0o177);
  try {
    rmSync(file, { force: true });
    const listening = new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
    server.listen(file);
    process.umask(umask);
    await listening;
  } catch (error) {
    throw new ConfigError(`DATA_DIR: ${file} cannot be listened on: ${(error as Error).message}; try a shorter path`);
  } finally {
    process.umask(umask);
  }
  return server;
}

/** One line in, one line out. Never throws: whatever a client does is its own affair. */
async function serve(socket: Socket, broker: ServiceBroker): Promise<void> {
  const hangUp = setTimeout(() => socket.destroy(), HANG_UP_AFTER);
  socket.on('error', () => {}).on('close', () => clearTimeout(hangUp));
  try {
    const line = await readLine(socket);
    socket.resume();
    socket.end(`${await answer(line, broker)}\n`);
  } catch {
    socket.destroy();
  }
}

/** Undefined where it is too long. Throws where the client hangs up before. */
async function readLine(socket: Socket): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    const end = chunk.indexOf('\n');
    chunks.push(end < 0 ? chunk : chunk.subarray(0, end));
    bytes += chunks.at(-1)?.length ?? 0;
    if (bytes > MOST_BYTES) return undefined;
    if (end >= 0) return Buffer.concat(chunks).toString();
  }
  throw new Error('no line came');
}

async function answer(line: string | undefined, broker: ServiceBroker): Promise<string> {
  const trace = opsTrace();
  try {
    return JSON.stringify(await ask(line, broker, trace));
  } catch (error) {
    return JSON.stringify({ error: opsError(error, trace.requestID) } satisfies OpsAnswer);
  }
}

async function ask(line: string | undefined, broker: ServiceBroker, trace: CallingOptions): Promise<OpsAnswer> {
  if (line === undefined) return refuse('REQUEST_TOO_LARGE', `a call has at most ${MOST_BYTES} bytes`);
  const call = parse(line);
  if (!call) return refuse('REQUEST_MALFORMED', 'a call is one line of JSON: {"action": "...", "params": {...}}');
  if (!broker.started) return refuse('NOT_OPEN', 'the shop is starting, or closing');
  const { action, params, who = 'call' } = call;
  const known = findForOps(broker, action);
  if (!known) return refuse('ACTION_UNKNOWN', `no action is called ${action}`);
  const timeout = known.timeout ?? ANSWER_WITHIN;
  return { result: (await broker.call(action, params, { timeout, ...trace, meta: callerMeta(who) })) ?? null };
}

function parse(line: string): OpsCall | undefined {
  try {
    const { action, params = {}, who } = JSON.parse(line);
    const isObject = typeof params === 'object' && params !== null && !Array.isArray(params);
    if (typeof action !== 'string' || !isObject) return undefined;
    return { action, params, ...(typeof who === 'string' && { who }) };
  } catch {
    return undefined;
  }
}

/** Those that have a contract of ours, and Moleculer's own about the node. */
function findForOps({ registry }: ServiceBroker, action: string): ActionSchema | undefined {
  const known = registry.getActionEndpoints(action)?.localEndpoints[0]?.action;
  return known?.cqrs !== undefined || action.startsWith('$node.') ? known : undefined;
}
