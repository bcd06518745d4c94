import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { servePicture } from '../../services/api/pictures.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();
const pictures = path.join(folder, 'pictures');
mkdirSync(path.join(pictures, 'soups.jpg'), { recursive: true });
writeFileSync(path.join(folder, 'secret.png'), 'secret');
writeFileSync(path.join(pictures, '.hidden.png'), 'secret');
writeFileSync(path.join(pictures, 'page.html'), '<script>');
writeFileSync(path.join(pictures, 'drawing.svg'), '<svg/>');
writeFileSync(path.join(pictures, 'empty.png'), '');
writeFileSync(path.join(pictures, 'soups.jpg', 'big soup.WEBP'), 'webp');

const server = createServer(async (req, res) => {
  if (!(await servePicture(pictures, req, res))) res.writeHead(404).end();
});
test.before(() => once(server.listen(0, '127.0.0.1'), 'listening'));
test.after(() => server.close());

/** As the address stands: no client tidies it up. */
async function get(address: string, method = 'GET') {
  const { port } = server.address() as AddressInfo;
  const sent = request({ port, host: '127.0.0.1', path: address, method, agent: false }).end();
  const [response] = await once(sent, 'response');
  let body = '';
  for await (const chunk of response) body += chunk;
  const { 'content-type': type, 'cross-origin-resource-policy': policy } = response.headers;
  return { status: response.statusCode, type, policy, body };
}

test('a picture is served with its own type, from a folder inside too, to be shown on the page of anybody', async () => {
  assert.deepEqual(await get('/pictures/soups.jpg/big%20soup.WEBP'), {
    status: 200,
    type: 'image/webp',
    policy: 'cross-origin',
    body: 'webp',
  });
  assert.deepEqual(await get('/pictures/soups.jpg/big%20soup.WEBP?v=2', 'HEAD'), {
    ...{ status: 200, type: 'image/webp', policy: 'cross-origin', body: '' },
  });
  assert.deepEqual(await get('/pictures/empty.png'), {
    status: 200,
    type: 'image/png',
    policy: 'cross-origin',
    body: '',
  });
});

test('nothing but pictures of that folder is served', async () => {
  const others = [
    'page.html',
    'drawing.svg',
    '.hidden.png',
    'missing.png',
    'soups.jpg',
    '',
    '%',
    '%00.png',
    'a\\b.png',
  ];
  const outside = [
    '../secret.png',
    '..%2fsecret.png',
    '%2e%2e/secret.png',
    'soups.jpg/../../secret.png',
    '/secret.png',
  ];
  for (const address of [...others, ...outside, `%2f${folder}/secret.png`])
    assert.equal((await get(`/pictures/${address}`)).status, 404, address);
  assert.equal((await get('/pictures/empty.png', 'POST')).status, 404);
});
