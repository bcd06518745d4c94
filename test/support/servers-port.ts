import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the range that outgoing connections take their ports from: a client that reconnects there could otherwise meet itself. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 15_000 + Math.floor(Math.random() * 17_000);
    const probe = createServer();
    try {
      await once(probe.listen(port, '127.0.0.1'), 'listening');
      return port;
    } catch {
      // Taken: try another one.
    } finally {
      probe.close();
    }
  }
}
