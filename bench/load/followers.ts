import { once } from 'node:events';
import http from 'node:http';

/** A client that follows many streams, each by a connection of its own. */
export class Followers {
  readonly #agent = new http.Agent();
  readonly #requests: http.ClientRequest[] = [];
  #heard = 0;

  /** Resolves once its first event came. Throws where it is refused. */
  async follow(url: string, headers: http.OutgoingHttpHeaders = {}): Promise<void> {
    const request = http.get(url, { headers: { ...headers, Accept: 'text/event-stream' }, agent: this.#agent });
    this.#requests.push(request);
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    if (response.statusCode !== 200) throw new Error(`a stream was answered ${response.statusCode}`);
    request.on('error', () => {});
    response.on('error', () => {});
    const first = Promise.withResolvers<void>();
    response.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('event: snapshot')) first.resolve();
      if (text.includes('event: change')) this.#heard++;
    });
    await first.promise;
  }

  /** Changes that came, all streams together. */
  get heard(): number {
    return this.#heard;
  }

  close(): void {
    for (const request of this.#requests) request.destroy();
    this.#agent.destroy();
  }
}
