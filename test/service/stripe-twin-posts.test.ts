import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { Poster } from '../../services/stripe-twin/webhooks/poster.ts';
import { freePort } from '../support/free-port.ts';

/** A poster, and the server that it posts to. */
async function postingTo(t: TestContext, answer: RequestListener) {
  const server = createServer(answer);
  await once(server.listen(0), 'listening');
  const poster = new Poster(`http://localhost:${(server.address() as AddressInfo).port}/hook`);
  t.after(() => {
    poster.close();
    server.close();
    server.closeAllConnections();
  });
  return { server, post: () => poster.post('{"a":1}', { 'Content-Type': 'application/json' }) };
}

test('one post after the other goes over one connection, also where the answer has a body', async (t) => {
  const bodies: string[] = [];
  let connections = 0;
  const { server, post } = await postingTo(t, async (request, response) => {
    bodies.push(`${request.method} ${request.url} ${(await Array.fromAsync(request)).join('')}`);
    response.end('x'.repeat(100_000));
  });
  server.on('connection', () => connections++);
  for (let i = 0; i < 5; i++) assert.equal(await post(), undefined);
  assert.deepEqual(bodies, Array(5).fill('POST /hook {"a":1}'));
  assert.equal(connections, 1);
});

test('only 2xx is success: a redirect is not followed', async (t) => {
  let status = 204;
  const asked: string[] = [];
  const { post } = await postingTo(t, (request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status, { Location: '/elsewhere' }).end();
  });
  assert.equal(await post(), undefined);
  for (status of [302, 307, 400, 500]) assert.equal(await post(), `HTTP ${status}`);
  assert.deepEqual(new Set(asked), new Set(['/hook']));
});

test('an answer that breaks off is a failure, and so is a port where nobody listens', async (t) => {
  const { post } = await postingTo(t, (_request, response) => {
    response.writeHead(200, { 'Content-Length': 100 });
    response.write('half', () => response.destroy());
  });
  assert.match((await post()) ?? '', /aborted|closed/);
  const nobody = new Poster(`http://localhost:${await freePort()}`);
  t.after(() => nobody.close());
  assert.match((await nobody.post('', {})) ?? '', /ECONNREFUSED/);
});

test('a server that never ends its answer is waited for ten seconds', { timeout: 20_000 }, async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { server, post } = await postingTo(t, (_request, response) => {
    response.writeHead(200).write('half');
  });
  const posted = post();
  await once(server, 'request');
  t.mock.timers.tick(10_000);
  assert.match((await posted) ?? '', /within 10000 ms|aborted/);
});
