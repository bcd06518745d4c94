import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Scope } from './scope.ts';

/** A proxy that publishes a shop below a path, which it cuts off or hands on; at other addresses it has nothing. Answers its own address. */
export async function pathProxy(t: Scope, path: string, { shopPort, strips }: { shopPort: number; strips: boolean }) {
  const server = createServer((request, response) => {
    const { method, url = '', headers } = request;
    const isBelow = url === path || url.startsWith(`${path}/`) || url.startsWith(`${path}?`);
    if (!isBelow || (strips && !url.startsWith(`${path}/`))) return void response.writeHead(404).end('not the shop');
    const onto = strips ? url.slice(path.length) : url;
    const forwarded = { ...headers, 'x-forwarded-for': request.socket.remoteAddress };
    const onward = { port: shopPort, path: onto, method, headers: forwarded, agent: false };
    const asked = ask(onward, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(asked.on('error', () => response.destroy()));
  });
  await once(server.listen(0), 'listening');
  t.after(() => server.close().closeAllConnections());
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
