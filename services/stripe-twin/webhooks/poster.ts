import http from 'node:http';
import https from 'node:https';
import { SECOND } from '../../../kernel/time.ts';

const TIMEOUT = 10 * SECOND;

/**
 * Posts to one address over connections that are kept open: a new connection, or `fetch`, costs more than the request itself
 * when hundreds of webhooks a second are sent.
 */
export class Poster {
  readonly #url: URL;
  readonly #request: typeof http.request;
  readonly #agent: http.Agent;

  constructor(address: string) {
    this.#url = new URL(address);
    const { request, Agent } = this.#url.protocol === 'https:' ? https : http;
    this.#request = request;
    this.#agent = new Agent({ keepAlive: true });
  }

  /**
   * Resolves to undefined once an answer of 2xx is complete, and otherwise to the reason of the failure: another status (a
   * redirect is not followed), a broken connection, or no complete answer within 10 s. Never rejects.
   */
  post(body: string, headers: http.OutgoingHttpHeaders): Promise<string | undefined> {
    return new Promise((resolve) => {
      const options = { method: 'POST', headers, agent: this.#agent };
      const request = this.#request(this.#url, options, (response) => {
        const { statusCode = 0 } = response;
        response.on('end', () => resolve(statusCode >= 200 && statusCode < 300 ? undefined : `HTTP ${statusCode}`));
        response.on('error', (error) => resolve(reason(error)));
        response.resume();
      });
      const timer = setTimeout(() => request.destroy(new Error(`no answer within ${TIMEOUT} ms`)), TIMEOUT);
      request.on('error', (error) => resolve(reason(error)));
      request.on('close', () => {
        clearTimeout(timer);
        resolve('the connection was closed before the answer was complete');
      });
      request.end(body);
    });
  }

  /** Cuts all connections: posts under way fail. */
  close(): void {
    this.#agent.destroy();
  }
}

/** An AggregateError (no address of a host name answers) has a code and no message. */
const reason = ({ message, code }: NodeJS.ErrnoException): string => message || (code ?? 'the connection failed');
