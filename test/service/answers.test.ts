import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import type { StoredSession } from '../../services/api/access/collections.ts';
import { codingFor, wantsPage } from '../../services/api/answers/accept.ts';
import { Contents } from '../../services/api/answers/content.ts';
import { securityHeaders } from '../../services/api/answers/headers.ts';
import { nodes } from '../support/nodes.ts';

const SITE = 'https://site.example';
const { start } = await nodes({
  CORS_ORIGINS: `${SITE}, http://localhost:5173`,
  PUBLIC_URL: 'https://shop.example/food',
});
const node = await start('api', 'stock', 'order');
test.after(() => node.stop());

/** As it goes over the wire: nothing is followed, unpacked or kept. */
async function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body: string | Buffer = '') {
  const options = { host: '127.0.0.1', port: process.env.PORT, path, method, headers, agent: false };
  const [response] = await once(request(options).end(body), 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const told = response.headers as IncomingHttpHeaders & Record<string, string>;
  return { status: response.statusCode as number, headers: told, bytes: Buffer.concat(chunks) };
}
const codeOf = (bytes: Buffer): string => JSON.parse(bytes.toString()).code;

const UNPACK: Record<string, (bytes: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync };
for (const path of ['/api/menu', '/api/openapi.json', '/', '/scripts/shop/main.js', '/styles/base.css', '/errors'])
  test(`${path} is sent compressed as its client likes it, and once only as long as it stays the same`, async () => {
    const plain = await ask(path);
    assert.deepEqual([plain.status, plain.headers['content-encoding']], [200, undefined]);
    assert.equal(plain.headers['content-length'], String(plain.bytes.length));
    for (const [coding, unpack] of Object.entries(UNPACK)) {
      const packed = await ask(path, { 'accept-encoding': coding });
      assert.deepEqual([packed.status, packed.headers['content-encoding']], [200, coding]);
      assert.ok(packed.bytes.length < plain.bytes.length / 1.5, `${packed.bytes.length} of ${plain.bytes.length}`);
      assert.deepEqual(unpack(packed.bytes), plain.bytes);
      assert.equal(packed.headers['content-type'], plain.headers['content-type']);
      assert.match(packed.headers.vary ?? '', /Accept-Encoding/);
    }
    const etag = plain.headers.etag ?? '';
    assert.equal(plain.headers['cache-control'], 'no-cache');
    for (const tag of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
      const same = await ask(path, { 'if-none-match': tag, 'accept-encoding': 'br' });
      assert.deepEqual([same.status, same.bytes.length, same.headers.etag], [304, 0, etag], tag);
      assert.equal(same.headers['content-encoding'], undefined);
    }
    assert.equal((await ask(path, { 'if-none-match': 'W/"other"' })).status, 200);
    const head = await ask(path, { 'accept-encoding': 'gzip' }, 'HEAD');
    assert.deepEqual([head.status, head.bytes.length, head.headers['content-encoding']], [200, 0, 'gzip']);
  });

test('every file of the pages is served, with a type', async () => {
  const files = readdirSync('public', { recursive: true, encoding: 'utf8' }).filter((file) => path.extname(file));
  assert.ok(files.length > 30, `it read ${files.length}`);
  for (const file of files) {
    const { status, headers } = await ask(`/${file.replace(/(^index)?\.html$/, '')}`, {}, 'HEAD');
    assert.deepEqual([status, typeof headers['content-type']], [200, 'string'], file);
  }
});

/** What a till that signs in from a page of this origin is told to keep. */
async function cookieFor(origin: string): Promise<string> {
  const { key } = await node.ask<{ key: string }>('api.createKey', { name: 'till', roles: ['counter'] });
  const headers = { 'content-type': 'application/json', origin };
  const answer = await ask('/api/session', headers, 'POST', JSON.stringify({ key }));
  return String(answer.headers['set-cookie']);
}

test('a device that asks the gateway itself may leave out the path of PUBLIC_URL', async () => {
  const published = await cookieFor('https://shop.example');
  assert.match(published, /; Path=\/food; .*; Secure$/);
  const inTheShop = await cookieFor('http://192.168.1.20:3000');
  assert.match(inTheShop, /; Path=\/; .*; SameSite=Strict$/);
});

test('what is for all is kept by nobody else where it renews the session of who asks', async () => {
  const [cookie = ''] = (await cookieFor('https://shop.example')).split(';');
  const sessions = node.service('api').adapter.documents<StoredSession>('sessions');
  await sessions.updateMany({ _id: { $gt: '' } }, { $set: { usedAt: '2026-01-01T00:00:00.000Z' } });
  const { headers } = await ask('/api/menu', { cookie });
  assert.match(String(headers['set-cookie']), /^comanda_session=/);
  assert.equal(headers['cache-control'], 'private, no-cache');
  assert.equal((await ask('/api/menu', { cookie })).headers['cache-control'], 'no-cache');
});

test('a menu that changed has another tag', async () => {
  const { etag = '' } = (await ask('/api/menu')).headers;
  await node.ask('stock.setSoldOut', { itemId: 'burrata', soldOut: true });
  const { status, headers } = await ask('/api/menu', { 'if-none-match': etag });
  assert.equal(status, 200);
  assert.notEqual(headers.etag, etag);
});

test('what is small or about somebody is not compressed, and what is about somebody is not kept', async () => {
  const { headers } = await ask('/health/live', { 'accept-encoding': 'br' });
  assert.deepEqual([headers['content-encoding'], headers['cache-control']], [undefined, 'no-store']);
  assert.equal((await ask('/icon.svg', { 'accept-encoding': 'br' })).headers['content-encoding'], undefined);
  const order = await ask('/api/customer/ann/orders/none', { 'accept-encoding': 'br' });
  assert.deepEqual([order.headers['content-encoding'], order.headers['cache-control']], [undefined, 'no-store']);
});

test("content is compressed once, also for many who ask at once, and a cache's object is not written as text again", async () => {
  const contents = new Contents();
  const bytes = Buffer.from('soup '.repeat(1000));
  const first = contents.of('menu', 'text/plain', bytes);
  assert.equal(contents.of('menu', 'text/plain', Buffer.from(bytes)), first);
  const [one, other] = await Promise.all([first.in('br'), first.in('br')]);
  assert.equal(one, other);
  let written = 0;
  const menu = { toJSON: () => ({ soup: ++written }) };
  assert.equal(contents.json('json', menu), contents.json('json', menu));
  assert.equal(written, 1);
  assert.notEqual(contents.json('json', { ...menu }).etag, contents.json('json', menu).etag);
});

test('the compression is the one of the greatest weight, brotli among equals, and none where none is wanted', () => {
  const chosen: Record<string, string | undefined> = {
    '': undefined,
    identity: undefined,
    deflate: undefined,
    'gzip, deflate, br, zstd': 'br',
    'br;q=0.1, gzip': 'gzip',
    'BR ; Q=0.5 , GZIP;q=0.4': 'br',
    '*': 'br',
    'br;q=0, *;q=0.5': 'gzip',
    'gzip;q=0': undefined,
    'gzip;q=0.5, identity': undefined,
    'gzip;q=x': undefined,
  };
  for (const [header, coding] of Object.entries(chosen))
    assert.equal(codingFor({ 'accept-encoding': header }), coding, header);
  assert.equal(codingFor({}), undefined);
  const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
  const people = [browser, 'text/html', 'application/json;q=0.5, text/html'].map((accept) => wantsPage({ accept }));
  const programs = [undefined, '*/*', 'application/json', 'text/html;q=0.5, application/json', 'text/html;q=0'];
  assert.deepEqual(people, [true, true, true]);
  for (const accept of programs) assert.equal(wantsPage(accept === undefined ? {} : { accept }), false, accept);
});

test('every answer has the headers that helmet sets; and only pages may load anything', async () => {
  const answers = {
    '/': 200,
    '/docs': 200,
    '/errors': 200,
    '/api/menu': 200,
    '/api/nothing': 404,
    '/food': 307,
    '/kitchen/': 307,
  };
  for (const [path, wanted] of Object.entries(answers)) {
    const { status, headers } = await ask(path);
    assert.equal(status, wanted, path);
    const policy = headers['content-security-policy'] ?? '';
    const isPage = status === 200 && !path.startsWith('/api');
    assert.match(policy, isPage ? /^default-src 'self';/ : /^default-src 'none'; frame-ancestors 'none'$/, path);
    assert.match(policy, /frame-ancestors 'none'/);
    for (const [name, value] of Object.entries({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
      'x-powered-by': undefined,
    }))
      assert.equal(headers[name], value, `${name} of ${path}`);
  }
  const { headers } = await ask('/scripts/shop/main.js');
  const kept = [headers['x-content-type-options'], headers['cross-origin-resource-policy']];
  assert.deepEqual(kept, ['nosniff', 'same-origin'], 'of a script');
  assert.equal(headers['content-security-policy'], undefined, 'what concerns documents is left out of a script');
  const set: ReadonlyMap<string, string>[] = [];
  securityHeaders('http://192.168.7.7')({
    setHeaders: (headers: ReadonlyMap<string, string>) => set.push(headers),
  } as never);
  assert.equal(set[0]?.has('Strict-Transport-Security'), false, 'a shop without TLS stays reachable without it');
});

test('scripts of the sites that are named may use the interface, those of others may not', async () => {
  const announced = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'idempotency-key' };
  const preflight = await ask('/api/customer/ann/orders', { origin: SITE, ...announced }, 'OPTIONS');
  assert.equal(preflight.status, 204);
  const { headers: allowed } = preflight;
  assert.equal(allowed['access-control-allow-origin'], SITE);
  assert.match(allowed['access-control-allow-methods'] ?? '', /^(?=.*\bGET\b)(?=.*\bPOST\b)/);
  assert.match(allowed['access-control-allow-headers'] ?? '', /^(?=.*Idempotency-Key)(?=.*Authorization)/);
  assert.equal(allowed['access-control-allow-credentials'], undefined);
  for (const path of ['/api/menu', '/api/nothing']) {
    const { headers } = await ask(path, { origin: 'http://localhost:5173' });
    assert.equal(headers['access-control-allow-origin'], 'http://localhost:5173');
    for (const name of ['Location', 'Retry-After', 'Idempotent-Replayed', 'ETag'])
      assert.match(headers['access-control-expose-headers'] ?? '', new RegExp(`\\b${name}\\b`));
    assert.match(headers.vary ?? '', /\bOrigin\b/);
  }
  for (const origin of ['https://evil.example', `${SITE}.evil.example`, 'null', 'http://site.example']) {
    const { status, headers } = await ask('/api/menu', { origin });
    assert.deepEqual([status, headers['access-control-allow-origin']], [200, undefined], origin);
    assert.match(headers.vary ?? '', /\bOrigin\b/);
    const refused = await ask('/api/menu', { origin, ...announced }, 'OPTIONS');
    assert.deepEqual([refused.status, refused.headers['access-control-allow-origin']], [405, undefined]);
  }
});

test('an absolute address is the same as the relative one, and nothing else is', async () => {
  for (const path of [
    'http://shop.example/api/menu',
    'HTTPS://shop.example:8443/food/api/menu?',
    'http://[::1]:1/api/menu',
  ])
    assert.equal((await ask(path)).status, 200, path);
  assert.equal((await ask('http://shop.example/api/menu?x=1')).status, 422);
  for (const path of ['http://shop.example', 'http://shop.example?x=1'])
    assert.equal((await ask(path)).status, 200, path);
  assert.equal((await ask('http://shop.example/kitchen/')).headers.location, '../kitchen');
  for (const path of ['ftp://shop.example/api/menu', '/http://shop.example/api/menu', '*'])
    assert.equal((await ask(path)).status, 404, path);
});

test('a page with a slash at its end leads to the page, and its query goes along', async () => {
  for (const [path, to] of Object.entries({
    '/kitchen/': '/kitchen',
    '/kitchen/?x=1': '/kitchen?x=1',
    '/food/kitchen/': '/food/kitchen',
    '/errors/INTERNAL/': '/errors/INTERNAL',
    '/docs/': '/docs',
  })) {
    const { status, headers } = await ask(path);
    assert.deepEqual([status, new URL(headers.location ?? '', `http://x${path}`).href], [307, `http://x${to}`]);
  }
  for (const path of ['/kitchen//', '/kitchen/x', '/nothing/', '//evil.example/', '/scripts/'])
    assert.equal((await ask(path)).status, 404, path);
});

test('where nothing is, a person gets a page and a program gets problem details', async () => {
  const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
  const page = await ask('/no/such/page', { accept });
  assert.deepEqual([page.status, page.headers['content-type']], [404, 'text/html; charset=utf-8']);
  assert.match(page.headers['content-security-policy'] ?? '', /^default-src 'self'/);
  const named = [...page.bytes.toString().matchAll(/(?:href|src)="([^"]+)"/g)].map(([, to = '']) => to);
  assert.ok(named.length > 3);
  for (const to of named) assert.equal((await ask(new URL(to, 'http://x/no/such/page').pathname)).status, 200, to);
  assert.equal((await ask('/errors/NO_SUCH_CODE', { accept })).headers['content-type'], 'text/html; charset=utf-8');
  for (const [path, headers] of [
    ['/no/such/page', {}],
    ['/api/nothing', { accept }],
    ['/api', { accept }],
  ] as const) {
    const { status, bytes } = await ask(path, headers);
    assert.deepEqual([status, codeOf(bytes)], [404, 'NO_SUCH_ADDRESS']);
  }
  assert.equal((await ask('/no/such/page', { accept }, 'POST')).headers['content-type'], 'application/problem+json');
});

const json = { 'content-type': 'application/json' };
const quote = (headers: Record<string, string>, body: Buffer) =>
  ask('/api/quote', { ...json, ...headers }, 'POST', body);

test('a body that is not in the encoding that it names is refused as malformed, one that is is read', async () => {
  const body = Buffer.from('{"items": []}');
  for (const encoding of ['gzip', 'br', 'deflate']) {
    const { status, bytes } = await quote({ 'content-encoding': encoding }, body);
    assert.deepEqual([status, codeOf(bytes)], [400, 'BODY_MALFORMED'], encoding);
    assert.match(bytes.toString(), new RegExp(`not ${encoding}, as its Content-Encoding says`));
  }
  assert.equal((await quote({ 'content-encoding': 'gzip' }, gzipSync(body).subarray(0, -9))).status, 400, 'cut off');
  assert.equal(codeOf((await quote({ 'content-encoding': 'gzip' }, gzipSync(body))).bytes), 'INVALID');
});

test('a body that is too large is told the limit of its address', async () => {
  const most = async (path: string) => {
    const { status, bytes } = await ask(path, json, 'POST', Buffer.alloc(300 * 1024, 'x'));
    assert.deepEqual([status, codeOf(bytes)], [413, 'BODY_TOO_LARGE']);
    return /(\d+) KiB/.exec(JSON.parse(bytes.toString()).detail)?.[1];
  };
  assert.deepEqual([await most('/api/quote'), await most('/api/webhook')], ['64', '256']);
  const bomb = await quote({ 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(2 ** 20)));
  assert.deepEqual([bomb.status, codeOf(bomb.bytes)], [413, 'BODY_TOO_LARGE']);
});

test('whoever asks first whether an order of a megabyte is wanted uploads none of it', async (t) => {
  const socket = connect(Number(process.env.PORT), '127.0.0.1');
  t.after(() => socket.destroy());
  socket.write(
    'POST /api/customer/ann/orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\n\r\n',
  );
  let heard = '';
  for await (const chunk of socket.setEncoding('utf8')) heard += chunk;
  assert.match(heard, /^HTTP\/1\.1 413 [\s\S]*BODY_TOO_LARGE/);
});
