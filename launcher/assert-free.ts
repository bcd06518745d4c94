import { once } from 'node:events';
import { createServer } from 'node:net';
import { ConfigError } from '../platform/config/config-error.ts';

/** Throws ConfigError where the gateway could not listen: moleculer-web would end the process in words of its own. */
export async function assertFree(port: number): Promise<void> {
  const server = createServer();
  try {
    await once(server.listen(port, '0.0.0.0'), 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(`PORT: the gateway cannot listen on port ${port} (${code}); free it, or set another`);
  }
  await new Promise((resolve) => server.close(resolve));
}
