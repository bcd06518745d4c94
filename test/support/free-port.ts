import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that the kernel hands to outgoing connections: a client that reconnects there could meet itself. */
const FIRST = 10_000;
const LAST = 32_767;

/**
 * A TCP port on which nobody listens, and which no other caller on this machine is given while this process lives: its number
 * is held over UDP, which nobody here speaks, so it is ours before whoever asked for it listens, and while that one is away.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
    const lease = createSocket('udp4').unref();
    const leased = lease.bind({ port, address: '127.0.0.1', exclusive: true });
    if ((await opened(leased)) && (await isFree(port))) return port;
    lease.close();
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port);
  const free = await opened(probe);
  if (free) await new Promise((closed) => probe.close(closed));
  return free;
}

const opened = (socket: NodeJS.EventEmitter): Promise<boolean> =>
  once(socket, 'listening').then(
    () => true,
    () => false,
  );
