import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Scope } from './scope.ts';

/**
 * One address in front of several gateways, as a cluster has it: each request goes to the next of those that `ports` tells.
 * A request whose gateway dies over it ends without an answer. Answers the address.
 */
export async function balancer(t: Scope, ports: () => number[]): Promise<string> {
  let turn = 0;
  const server = createServer((request, response) => {
    const open = ports();
    const port = open[turn++ % open.length];
    if (port === undefined) return void response.destroy();
    const { method, url: path, headers } = request;
    const onward = ask({ port, method, path, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => response.destroy()).pipe(response);
    });
    request.pipe(onward.on('error', () => response.destroy()));
  });
  await once(server.listen(0), 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
