import { once } from 'node:events';
import http from 'node:http';
import { Client } from './client.ts';

interface Notice {
  type: string;
  data: { object: { metadata?: { order_id?: string } } };
}

/** Stands where the shop is said to be: notes when the notice of each payment came, and hands it on as it is. */
export class WebhookProxy {
  /** When the notice of an order's payment came first, in ms since 1970. */
  readonly came = new Map<string, number>();
  readonly #client = new Client(256);
  readonly #server: http.Server;

  constructor(port: number, shop: () => string) {
    this.#server = http.createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', async () => {
        this.#note(JSON.parse(text));
        const signature = { 'Stripe-Signature': request.headers['stripe-signature'] };
        const { status, body } = await this.#client.post(`${shop()}${request.url}`, text, undefined, signature);
        response.writeHead(status || 502).end(body);
      });
    });
    this.#server.listen(port, '127.0.0.1');
  }

  async close(): Promise<void> {
    this.#client.close();
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #note({ type, data }: Notice): void {
    const id = data.object.metadata?.order_id;
    if (type === 'checkout.session.completed' && id && !this.came.has(id)) this.came.set(id, Date.now());
  }
}
