import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Scope } from './scope.ts';

/** Stands in front of the twin as Stripe's check of a key: refuses what `refuses` answers a status for, and hands on the rest. */
export async function stripeFront(t: Scope, twinUrl: string) {
  const front = {
    url: '',
    asked: [] as string[],
    refuses: (_method: string, _path: string): number | undefined => undefined,
  };
  const server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request;
    front.asked.push(`${method} ${path}`);
    const status = front.refuses(method, path);
    if (status !== undefined) {
      request.resume();
      const error = { type: 'invalid_request_error', message: 'The provided key does not do.' };
      return void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ error }));
    }
    const onward = ask(`${twinUrl}${path}`, { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward.on('error', () => response.destroy()));
  });
  await once(server.listen(0), 'listening');
  t.after(() => server.close().closeAllConnections());
  front.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return front;
}
