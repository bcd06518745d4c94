import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readBody } from '../../services/api/body.ts';
import { endConnectionAfter, gatewayServer } from '../../services/api/gateway-server.ts';
import type { HttpFault } from '../../services/api/problem.ts';
import { PublicPath } from '../../services/api/public-path.ts';
import type { Scope } from '../support/scope.ts';

const LIMITS = { most: 1000, within: 500 };
/** As the gateway does: `/body` is read, anything else is answered at once. */
async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url !== '/body') return void response.end(request.url);
  try {
    const body = await readBody(request, response, LIMITS);
    response.end(`${body.length} bytes`);
  } catch (error) {
    const { status, code } = error as HttpFault;
    if (status === 408 || status === 413) endConnectionAfter(request, response);
    response.writeHead(status).end(code);
  }
}

async function listening(t: Scope, settings: Partial<Parameters<typeof gatewayServer>[0]> = {}) {
  const path = new PublicPath('https://example.org/shop', []);
  const server = gatewayServer({ keepAlive: 65_000, path, ...settings }, (...both) => void handle(...both));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  return { server, open: () => client(t, port) };
}

/** A client that says what it likes, and hears what comes. */
async function client(t: Scope, port: number) {
  const socket: Socket = connect(port, '127.0.0.1');
  t.after(() => socket.destroy());
  const heard = { text: '', isOver: false };
  socket.setEncoding('utf8').on('data', (text: string) => {
    heard.text += text;
  });
  socket
    .on('error', () => {})
    .on('close', () => {
      heard.isOver = true;
    });
  socket.on('end', () => {
    heard.isOver = true;
  });
  await once(socket, 'connect');
  const until = async (is: () => boolean, ms = 4000) => {
    for (const end = Date.now() + ms; !is(); await sleep(10))
      if (Date.now() > end) assert.fail(`not within ${ms} ms: ${JSON.stringify(heard)}`);
  };
  return {
    socket,
    heard,
    hears: (text: string) => until(() => heard.text.includes(text)),
    isOver: (ms?: number) => until(() => heard.isOver, ms),
  };
}
const head = (path: string, ...headers: string[]) =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\n${headers.map((header) => `${header}\r\n`).join('')}\r\n`;

test('a connection is kept for as long as is set, and a spare one that never asked as long', async (t) => {
  const { server } = await listening(t);
  assert.equal(server.keepAliveTimeout, 65_000);
  assert.ok(server.headersTimeout > server.keepAliveTimeout && server.requestTimeout > server.keepAliveTimeout);
  const { open } = await listening(t, { keepAlive: 1500 });
  const [used, spare] = [await open(), await open()];
  used.socket.write(head('/first', 'Content-Length: 0'));
  await used.hears('/first');
  await sleep(1200);
  used.socket.write(head('/second', 'Content-Length: 0'));
  await used.hears('/second');
  assert.match(used.heard.text, /keep-alive: timeout=/i);
  await used.isOver(5000);
  assert.equal(spare.heard.isOver, false);
});

test('a body that says it is too large is refused before any of it is sent', async (t) => {
  const { socket, hears, isOver } = await (await listening(t)).open();
  socket.write(head('/body', 'Content-Length: 1000000000'));
  await hears('HTTP/1.1 413');
  await hears('BODY_TOO_LARGE');
  await isOver();
});

test('whoever asks first whether a body is wanted is told so only where it is', async (t) => {
  const { open } = await listening(t);
  const [small, large] = [await open(), await open()];
  large.socket.write(head('/body', 'Content-Length: 1001', 'Expect: 100-continue'));
  await large.hears('HTTP/1.1 413');
  assert.doesNotMatch(large.heard.text, /100 Continue/);
  small.socket.write(head('/body', 'Content-Length: 2', 'Expect: 100-continue'));
  await small.hears('HTTP/1.1 100 Continue');
  small.socket.write('ab');
  await small.hears('2 bytes');
});

test('a body without an end is refused once it is too large, and is not read on', async (t) => {
  const { socket, heard, hears, isOver } = await (await listening(t)).open();
  socket.write(head('/body', 'Transfer-Encoding: chunked'));
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  let taken = 0;
  const pump = () => {
    while (!heard.isOver && !socket.destroyed && taken < 2 ** 28) {
      taken += chunk.length;
      if (!socket.write(chunk)) return socket.once('drain', pump);
    }
  };
  pump();
  await hears('HTTP/1.1 413');
  await isOver();
  assert.ok(taken < 2 ** 25, `${taken} bytes`);
});

test('a body that trickles is cut with 408, and one that comes in time is not', async (t) => {
  const { open } = await listening(t);
  const [slow, prompt] = [await open(), await open()];
  for (const { socket } of [slow, prompt]) socket.write(head('/body', 'Content-Length: 100'));
  const trickle = setInterval(() => slow.socket.write('x'), 50);
  t.after(() => clearInterval(trickle));
  prompt.socket.write('x'.repeat(100));
  await prompt.hears('100 bytes');
  await slow.hears('HTTP/1.1 408');
  await slow.hears('BODY_TOO_SLOW');
  await slow.isOver();
});

test('a body that nobody wanted ends its connection, unless it comes to its end soon', async (t) => {
  const { open } = await listening(t);
  const [endless, short] = [await open(), await open()];
  endless.socket.write(head('/elsewhere', 'Content-Length: 1000000'));
  short.socket.write(head('/elsewhere', 'Content-Length: 10'));
  await Promise.all([endless.hears('/elsewhere'), short.hears('/elsewhere')]);
  short.socket.write('0123456789');
  await endless.isOver();
  short.socket.write(head('/again', 'Content-Length: 0'));
  await short.hears('/again');
});

test('connections are bounded: one too many is closed, and there is room again when another goes', async (t) => {
  const { open } = await listening(t, { mostConnections: 2 });
  const [first] = [await open(), await open()];
  await (await open()).isOver();
  first?.socket.destroy();
  await sleep(50);
  const next = await open();
  next.socket.write(head('/next', 'Content-Length: 0'));
  await next.hears('/next');
});

test('one client has its share of the connections, and those of a proxy are not counted', async (t) => {
  const { open } = await listening(t, { mostOfOne: 2, ownerOf: () => 'guest' });
  const [first] = [await open(), await open()];
  await (await open()).isOver();
  first?.socket.destroy();
  await sleep(50);
  const next = await open();
  next.socket.write(head('/next', 'Content-Length: 0'));
  await next.hears('/next');
  const proxied = await listening(t, { mostOfOne: 1, ownerOf: () => undefined });
  const [one, other] = [await proxied.open(), await proxied.open()];
  other.socket.write(head('/other', 'Content-Length: 0'));
  await other.hears('/other');
  assert.equal(one.heard.isOver, false);
});

test('headers that trickle, or are too large, end their connection', async (t) => {
  const { server, open } = await listening(t);
  Object.assign(server, { headersTimeout: 500 });
  const [slow, large] = [await open(), await open()];
  slow.socket.write('GET / HTTP/1.1\r\n');
  const trickle = setInterval(() => slow.socket.write('X-A: b\r\n'), 100);
  t.after(() => clearInterval(trickle));
  large.socket.write(head('/', `X-Large: ${'x'.repeat(16 * 1024)}`));
  await large.hears('HTTP/1.1 431');
  await large.isOver();
  await slow.hears('HTTP/1.1 408');
  await slow.isOver();
});

test('addresses are the same with the public path and without it, and the path itself leads to its first page', async (t) => {
  const { open } = await listening(t);
  const { socket, heard, hears } = await open();
  const ask = async (path: string) => {
    heard.text = '';
    socket.write(head(path, 'Content-Length: 0'));
    await hears('\r\n\r\n');
    await sleep(20);
    return heard.text;
  };
  for (const [asked, seen] of [
    ['/api/menu?x=1', '/api/menu?x=1'],
    ['/shop/api/menu?x=1', '/api/menu?x=1'],
    ['/shop/', '/'],
    ['/', '/'],
    ['/shopping', '/shopping'],
    ['/shop/shop/x', '/shop/x'],
  ] as const)
    assert.match(await ask(asked), new RegExp(`\r\n\r\n(\\w+\r\n)?${seen.replace(/\?/, '\\?')}(\r\n|$)`), asked);
  assert.match(await ask('/shop?x=1'), /^HTTP\/1\.1 307 [\s\S]*\r\nLocation: \/shop\/\?x=1\r\n/);
});
