import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { SECOND } from '../../kernel/time.ts';
import type { PublicPath } from './public-path.ts';

/** Each holds memory, and a client may open as many as it likes. */
const MOST_CONNECTIONS = 10_000;
/** Of one address: 300 guests behind one have six each. */
const MOST_OF_ONE = 2000;
/** Bytes of an address and its headers together, and how many headers are read; Node answers 431 to more. */
const MOST_HEADER_BYTES = 16 * 1024;
const MOST_HEADERS = 100;
/** Milliseconds that a client has to read an answer which came before it had sent its whole body: a reset could take it away. */
const LINGER = SECOND;

interface Settings {
  /** Milliseconds that an idle connection is kept: longer than a balancer keeps it, or it sends a request into one that closes. */
  keepAlive: number;
  path: PublicPath;
  mostConnections?: number;
  mostOfOne?: number;
  /** Whose connection it is, so that nobody takes all of them; undefined where it is a proxy's, which comes for many. */
  ownerOf?(socket: Socket): string | undefined;
  /** Sets what every answer has; answers true where it answered. */
  greet?(request: IncomingMessage, response: ServerResponse): boolean;
}

/** `GET http://host/path`, as proxies are asked; a server must take it too, https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2 */
const ORIGIN = /^https?:\/\/[^/?#]*\/?/i;

/** The gateway's HTTP server, with its limits. `handle` sees addresses as the shop's own. */
export function gatewayServer(
  { keepAlive, path, greet = () => false, ...connections }: Settings,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  // The time for headers starts with the connection, so a balancer's spare one needs as long; bodies have a limit of their own.
  const headersTimeout = keepAlive + 5 * SECOND;
  const server = createServer({
    keepAliveTimeout: keepAlive,
    headersTimeout,
    requestTimeout: headersTimeout,
    connectionsCheckingInterval: SECOND,
    maxHeaderSize: MOST_HEADER_BYTES,
  });
  server.maxHeadersCount = MOST_HEADERS;
  boundConnections(server, connections);
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    response.once('finish', () => hangUpOnSenders(request));
    if (greet(request, response)) return;
    const target = (request.url ?? '').replace(ORIGIN, '/');
    const elsewhere = path.redirect(target);
    if (elsewhere) return void response.writeHead(307, { Location: elsewhere }).end();
    request.url = path.inside(target);
    handle(request, response);
  };
  // `Expect: 100-continue`: whoever reads the body says when.
  return server.on('request', serve).on('checkContinue', serve);
}

function boundConnections(
  server: Server,
  { mostConnections = MOST_CONNECTIONS, mostOfOne = MOST_OF_ONE, ownerOf = () => undefined }: Partial<Settings>,
): void {
  server.maxConnections = mostConnections;
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const owner = ownerOf(socket);
    if (owner === undefined) return;
    const count = open.get(owner) ?? 0;
    if (count >= mostOfOne) return void socket.destroy();
    open.set(owner, count + 1);
    socket.once('close', () => {
      const left = (open.get(owner) ?? 1) - 1;
      if (left > 0) open.set(owner, left);
      else open.delete(owner);
    });
  });
}

/** The body of a request that has its answer is read no longer than this. */
function hangUpOnSenders(request: IncomingMessage): void {
  if (request.complete) return;
  const timer = setTimeout(() => !request.complete && request.socket.destroy(), LINGER);
  request.socket.once('close', () => clearTimeout(timer));
}

/** Makes the answer, which is about to be sent, the last one on its connection: nothing more is read from it. */
export function endConnectionAfter({ socket }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Connection', 'close');
  // What Node calls once the answer is out.
  socket.destroySoon = () => {
    socket.pause().end();
    setTimeout(() => socket.destroy(), LINGER);
  };
}
