import { randomBytes } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { SECOND } from '../../../kernel/time.ts';
import { listenOn } from '../../../platform/http/listen.ts';
import { type Answer, answerTo } from './answer.ts';
import { StripeRefusal } from './errors.ts';

const LARGEST = 65_536;
/** A body that is too large is still read so far, so that its sender can read the refusal. */
const READ_ON = 16 * LARGEST;
const GRACE = SECOND;

/** A request, with its whole body as text; `query` is without the question mark. */
export interface Received {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Plain HTTP around a handler. `failed` hears of every error that is answered by a 500. */
export class TwinServer {
  readonly #server: Server;

  constructor(handle: (received: Received) => Promise<Answer>, failed: (error: unknown) => void) {
    this.#server = createServer((request, response) => {
      readBody(request)
        .then((body) => handle(received(request, body)))
        .catch((error: unknown) => {
          if (!(error instanceof StripeRefusal) && !request.errored) failed(error);
          return { ...answerTo(error), headers: { Connection: 'close' } };
        })
        .then((answer) => send(response, answer));
    });
    this.#server.requestTimeout = 30 * SECOND;
    this.#server.keepAliveTimeout = 65 * SECOND;
  }

  /** Throws ConfigError where it cannot listen there. */
  listen(host: string, port: number): Promise<void> {
    return listenOn(this.#server, { host, port, named: 'STRIPE_TWIN_URL', who: 'the twin' });
  }

  /** Lets requests under way come to their end, for a second. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise((done) => this.#server.close(done));
    const timer = setTimeout(() => this.#server.closeAllConnections(), GRACE);
    await closed;
    clearTimeout(timer);
  }
}

function received({ method = '', url = '', headers }: IncomingMessage, body: string): Received {
  const [path = '', query = ''] = url.split('?', 2);
  return { method, path, query, headers, body };
}

function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((read, failed) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST) chunks.push(chunk);
      else if (size > READ_ON) request.destroy();
    });
    request.on('end', () => (size > LARGEST ? failed(tooLarge()) : read(Buffer.concat(chunks).toString())));
    request.on('error', failed);
  });
}

const tooLarge = (): StripeRefusal =>
  new StripeRefusal(413, { type: 'invalid_request_error', message: `A request body has at most ${LARGEST} bytes.` });

function send(response: ServerResponse, { status, body, headers, cutAfter }: Answer): void {
  if (response.destroyed) return;
  if (cutAfter !== undefined) {
    setTimeout(() => response.destroy(), cutAfter).unref();
    return;
  }
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Request-Id': `req_${randomBytes(7).toString('hex')}`,
    ...headers,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}
