import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type MetricRegistry, MetricReporters } from 'moleculer';
import { SECOND } from '../../kernel/time.ts';
import { listenOn, type Place } from '../http/listen.ts';
import { CONTENT_TYPE, exposition } from './exposition.ts';

const PATH = '/metrics';

/** Moleculer's Prometheus reporter in our words: it answers `GET /metrics` on a port of its own. */
export class Scrapes extends MetricReporters.Base {
  readonly #server: Server;
  #collect: () => Promise<void> = async () => {};

  constructor() {
    super();
    const options = { requestTimeout: 5 * SECOND, headersTimeout: 5 * SECOND };
    this.#server = createServer(options, (req, res) => this.#answer(req, res).catch((error) => this.#fail(res, error)));
  }

  /** `collect` is awaited before each answer. Throws ConfigError where it cannot listen. */
  async listen(place: Place, collect: () => Promise<void>): Promise<void> {
    this.#collect = collect;
    await listenOn(this.#server, place);
  }

  override async stop(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  #fail(res: ServerResponse, err: unknown): void {
    this.logger?.error({ err }, 'a scrape failed');
    if (res.headersSent) res.destroy();
    else res.writeHead(500).end();
  }

  async #answer({ method = '', url = '' }: IncomingMessage, res: ServerResponse): Promise<void> {
    if (url.replace(/\?.*/, '') !== PATH) return void res.writeHead(404).end();
    if (method !== 'GET' && method !== 'HEAD') return void res.writeHead(405, { Allow: 'GET, HEAD' }).end();
    await this.#collect();
    res.writeHead(200, { 'Content-Type': CONTENT_TYPE });
    res.end(method === 'HEAD' ? undefined : exposition(this.registry as MetricRegistry));
  }
}
