import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

export interface Received {
  path: string;
  headers: Record<string, string>;
  body: string;
}
type Answer = (response: ServerResponse, nth: number, request: IncomingMessage) => unknown;

/** An integrator's server on this machine. `answers` says by path what it does about a request; otherwise it takes it. */
export async function receiver(answers: Record<string, Answer> = {}) {
  const got: Received[] = [];
  const at = (path: string) => got.filter((one) => one.path === path);
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    let body = '';
    for await (const chunk of request) body += chunk;
    got.push({ path, headers: request.headers as Record<string, string>, body });
    const answer = answers[path];
    if (answer) answer(response, at(path).length, request);
    else response.writeHead(204).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, got, at, url: (path: string, name = 'localhost') => `http://${name}:${port}${path}` };
}
