import { once } from 'node:events';
import { createServer } from 'node:net';
import { ConfigError } from '../platform/config/config-error.ts';
import { metricsPortTaken } from '../platform/config/metrics-port-taken.ts';

/** Throws ConfigError where the gateway could not listen: moleculer-web would end the process in words of its own. */
export const assertFree = (port: number): Promise<void> =>
  tryOut({ port, host: '0.0.0.0' }, ({ code }) => {
    return new ConfigError(`PORT: the gateway cannot listen on port ${port} (${code}); free it, or set another`);
  });

/** Throws ConfigError where the metrics could not listen, before the node waits for any server. */
export const assertMetricsFree = (port: number): Promise<void> =>
  tryOut({ port, host: '127.0.0.1', exclusive: true }, (error) => metricsPortTaken(port, error));

async function tryOut(
  where: { port: number; host: string; exclusive?: boolean },
  refused: (error: NodeJS.ErrnoException) => ConfigError,
): Promise<void> {
  const server = createServer();
  try {
    await once(server.listen(where), 'listening');
  } catch (error) {
    throw refused(error as NodeJS.ErrnoException);
  }
  await new Promise((resolve) => server.close(resolve));
}
