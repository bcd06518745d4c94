import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { createServer, isIP, type Server } from 'node:net';
import { EVERYWHERE, THIS_MACHINE } from '../config/addresses.ts';
import { ConfigError } from '../config/config-error.ts';

export interface Place {
  host: string;
  port: number;
  /** The variable that the port comes from, and who wants to listen. */
  named: string;
  who: string;
  /** Shared with no other instance of this program. */
  exclusive?: boolean;
}

/** A machine may know IPv6 and have no address of it. */
const NOT_HERE = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'];

/**
 * Has an HTTP server listen on every address of `host`: what `localhost` means differs from program to program. Connections to
 * the second and later ones are handed to it, and none is taken any more once it closes. Throws ConfigError in one line.
 */
export async function listenOn(
  server: HttpServer | Server,
  { host, port, named, who, exclusive = false }: Place,
): Promise<void> {
  const others: Server[] = [];
  server.once('close', () => {
    for (const other of others) other.close();
  });
  let missing: NodeJS.ErrnoException | undefined;
  for (const address of await addressesOf(host)) {
    const next = server.listening ? handingOnTo(server) : server;
    try {
      await once(next.listen({ port, host: address, exclusive }), 'listening');
      if (next !== server) others.push(next);
    } catch (error) {
      missing = error as NodeJS.ErrnoException;
      if (NOT_HERE.includes(missing.code ?? '')) continue;
      server.close();
      throw new ConfigError(
        `${named}: ${who} cannot listen on port ${port} (${missing.code}); free it, or set another`,
      );
    }
  }
  if (!server.listening) throw notOurs(host, missing);
}

/** Undefined is IPv6 and IPv4, or IPv4 alone where there is no IPv6. Throws ConfigError for a name that names nothing. */
async function addressesOf(host: string): Promise<(string | undefined)[]> {
  if (host === EVERYWHERE) return [undefined];
  if (host === THIS_MACHINE) return ['127.0.0.1', '::1'];
  if (isIP(host)) return [host];
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (error) {
    throw notOurs(host, error as NodeJS.ErrnoException);
  }
}

const notOurs = (host: string, error: NodeJS.ErrnoException | undefined): ConfigError =>
  new ConfigError(`HOST: ${host} is no name or address of this machine (${error?.code ?? 'it has none'})`);

function handingOnTo(server: HttpServer | Server): Server {
  const other = createServer((socket) => {
    if (server.listening) server.emit('connection', socket);
    else socket.destroy();
  });
  other.maxConnections = server.maxConnections;
  return other;
}

/** Throws ConfigError where nobody could listen there now. */
export async function assertFree(place: Place): Promise<void> {
  const probe = createServer();
  await listenOn(probe, place);
  await new Promise((resolve) => probe.close(resolve));
}
