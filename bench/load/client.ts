import http from 'node:http';

/** Status 0 and the code of the error where no answer came. */
export interface Answer {
  status: number;
  body: string;
  error?: string;
}

const JSON_TYPE = 'application/json';
export const FORM = 'application/x-www-form-urlencoded';

/** As cheap a client as there is: kept connections, at most so many; what is too much waits for one of them. */
export class Client {
  readonly #agent: http.Agent;

  constructor(connections: number) {
    this.#agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  }

  post(url: string, text: string, type = JSON_TYPE, more: http.OutgoingHttpHeaders = {}): Promise<Answer> {
    const headers = { ...more, 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) };
    return this.#ask(url, { method: 'POST', headers }, text);
  }

  get(url: string, headers: http.OutgoingHttpHeaders = {}): Promise<Answer> {
    return this.#ask(url, { method: 'GET', headers });
  }

  close(): void {
    this.#agent.destroy();
  }

  #ask(url: string, options: http.RequestOptions, text?: string): Promise<Answer> {
    return new Promise((done) => {
      const request = http.request(url, { ...options, agent: this.#agent }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => done({ status: response.statusCode ?? 0, body }));
        response.on('error', failed);
      });
      const failed = (error: NodeJS.ErrnoException) =>
        done({ status: 0, body: '', error: error.code ?? error.message });
      request.on('error', failed);
      request.end(text);
    });
  }
}
