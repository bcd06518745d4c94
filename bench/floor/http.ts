import http from 'node:http';
import { type Asked, askedFor } from './order.ts';

type Answer = { status: number; body: unknown };
const PATH = /^\/api\/customer\/([^/]+)\/orders$/;

/** The gateway of the floor: reads the body, answers what `create` answers. */
export function serve(port: number, create: (customerId: string, asked: Asked) => Promise<Answer>): void {
  const answer = async (customerId: string, text: string): Promise<Answer> => {
    try {
      return await create(customerId, askedFor(text));
    } catch (error) {
      return { status: error instanceof TypeError || error instanceof SyntaxError ? 400 : 500, body: String(error) };
    }
  };
  http
    .createServer((request, response) => {
      const [, customerId = ''] = PATH.exec(request.url ?? '') ?? [];
      let text = '';
      request.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', async () => {
        const { status, body } = await answer(customerId, text);
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
      });
    })
    .listen(port, '127.0.0.1');
}
