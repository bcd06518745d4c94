import { setTimeout as sleep } from 'node:timers/promises';
import { type ConnectionOptions, connect, ErrorCode, NatsError } from 'nats';
import { SECOND } from '../../kernel/time.ts';

/**
 * For every connection of a node: it never gives up, and notices within seconds a server that hangs. The drivers drop what
 * stands before the @ of an address, and do not decode it: hence user and password beside it, in a function, as options are
 * printed by those who look around (`info` of the REPL). A stack for each request would be 40 % of what a publish costs.
 */
export function natsOptions(address: string): ConnectionOptions {
  const { host, username, password } = new URL(address);
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    servers: host,
    ...(username && { authenticator: () => auth }),
    name: 'comanda',
    maxReconnectAttempts: -1,
    reconnectTimeWait: SECOND / 2,
    pingInterval: 5 * SECOND,
    ignoreAuthErrorAbort: true,
    noAsyncTraces: true,
  };
}

/** Resolves once NATS answers, with JetStream. Why it does not yet is told in one line, each reason once and never the password. */
export async function waitForNats(address: string, tell: (line: string) => void): Promise<void> {
  let told: string | undefined;
  for (;;) {
    const trouble = await troubleWith(address);
    if (!trouble) return;
    if (trouble !== told) tell(`NATS_URL: ${trouble}; waiting for it`);
    told = trouble;
    await sleep(SECOND);
  }
}

async function troubleWith(address: string): Promise<string | undefined> {
  const { host } = new URL(address);
  try {
    const connection = await connect({ ...natsOptions(address), reconnect: false, timeout: 5 * SECOND });
    try {
      await connection.jetstreamManager();
      return undefined;
    } catch (error) {
      return isCode(error, ErrorCode.JetStreamNotEnabled)
        ? `the server at ${host} runs without JetStream (nats-server -js)`
        : `JetStream at ${host} is not ready`;
    } finally {
      await connection.close();
    }
  } catch (error) {
    return isCode(error, ErrorCode.AuthorizationViolation, ErrorCode.AuthenticationExpired)
      ? `the server at ${host} refuses this user or password`
      : `nothing answers at ${host}`;
  }
}

const isCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof NatsError && codes.includes(error.code);
