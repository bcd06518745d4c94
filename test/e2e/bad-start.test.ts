import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { freePort } from '../support/free-port.ts';
import { NodeProcess } from '../support/node-process.ts';
import { Shop } from '../support/shop.ts';
import { needsRoot } from '../support/small-disk.ts';
import { tempFolder } from '../support/temp-folder.ts';

type Env = Record<string, string>;

/** A fraction of it on an idle machine; most of it is loading. */
const ENDS_WITHIN = 30_000;
const GARBAGE = Buffer.alloc(20_000, 'not a database. ');

/** A real start: it must end by itself, soon, with one line on stderr, and no stack anywhere. */
async function refused(t: TestContext, env: Env, line: RegExp): Promise<void> {
  const [port, twin] = [await freePort(), await freePort()];
  const node = new NodeProcess(t, [], { PORT: `${port}`, STRIPE_TWIN_URL: `http://localhost:${twin}`, ...env });
  let errors = '';
  node.child.stderr?.on('data', (text: string) => {
    errors += text;
  });
  const patience = setTimeout(() => node.child.kill('SIGKILL'), ENDS_WITHIN);
  const end = await node.ended;
  clearTimeout(patience);
  assert.deepEqual(end, [1, null], node.output);
  const [first = '', ...more] = errors.split('\n');
  assert.deepEqual(more, [''], errors);
  assert.match(first, /^Comanda cannot start\. /);
  assert.match(first.slice('Comanda cannot start. '.length), line);
  assert.doesNotMatch(node.output, /\n\s+at /);
}

const KEYS = { STRIPE_SECRET_KEY: 'sk_live_sesame', STRIPE_WEBHOOK_SECRET: 'whsec_sesame' };
const SETTINGS: [what: string, env: Env, line: RegExp][] = [
  [
    'a webhook secret in place of the key',
    { ...KEYS, STRIPE_SECRET_KEY: KEYS.STRIPE_WEBHOOK_SECRET },
    /^STRIPE_SECRET_KEY is a webhook secret; it must be /,
  ],
  [
    'a key with a line break',
    { ...KEYS, STRIPE_SECRET_KEY: 'sk_live_\nsesame' },
    /^STRIPE_SECRET_KEY has quotes, spaces/,
  ],
  [
    'a key in place of the webhook secret',
    { ...KEYS, STRIPE_WEBHOOK_SECRET: KEYS.STRIPE_SECRET_KEY },
    /^STRIPE_WEBHOOK_SECRET is an API key/,
  ],
  [
    'an address with a query',
    { PUBLIC_URL: 'https://shop.example/?x=1' },
    /^PUBLIC_URL must be an address without user/,
  ],
  [
    'a path that is an address of the shop',
    { PUBLIC_URL: 'https://shop.example/api/shop' },
    /^PUBLIC_URL must not have a path that begins with \/api,/,
  ],
  ['a path that is a page of the shop', { PUBLIC_URL: 'https://shop.example/kitchen' }, /^PUBLIC_URL .* \/kitchen,/],
  ['an address of another machine', { HOST: '192.0.2.1' }, /^HOST: 192\.0\.2\.1 is no name or address of this machine/],
  ['a name of no machine', { HOST: 'nobody.invalid' }, /^HOST: nobody\.invalid is no name or address of this machine/],
];
for (const [what, env, line] of SETTINGS) {
  test(`${what} ends the start in one line`, async (t) => {
    await refused(t, env, line);
    assert.doesNotMatch(String(line), /sesame/);
  });
}

for (const [who, variable] of [
  ['the gateway', 'PORT'],
  ['the twin', 'STRIPE_TWIN_URL'],
] as const) {
  for (const host of ['127.0.0.1', '::1']) {
    test(`a port of ${who} that somebody has on ${host} ends the start in one line`, async (t) => {
      const port = await freePort();
      const other = createServer().listen(port, host);
      await once(other, 'listening');
      t.after(() => other.close());
      const env = variable === 'PORT' ? { PORT: `${port}` } : { STRIPE_TWIN_URL: `http://localhost:${port}` };
      const line = `^${variable}: ${who} cannot listen on port ${port} \\(EADDRINUSE\\); free it, or set another$`;
      await refused(t, env, new RegExp(line));
    });
  }
}

/** Each makes a place for `DATA_DIR` in an empty folder, and answers it. */
const PLACES: [what: string, make: (folder: string) => string, line: RegExp][] = [
  [
    'a file in the way',
    (folder) => {
      writeFileSync(path.join(folder, 'data'), '');
      return path.join(folder, 'data');
    },
    /^DATA_DIR: \S+\/data cannot be written: EEXIST/,
  ],
  [
    'a path below a file',
    (folder) => {
      writeFileSync(path.join(folder, 'data'), '');
      return path.join(folder, 'data/below');
    },
    /^DATA_DIR: \S+\/data\/below cannot be written: EEXIST/,
  ],
  [
    'a link to nowhere',
    (folder) => {
      symlinkSync('/proc/nowhere/data', path.join(folder, 'data'));
      return path.join(folder, 'data');
    },
    /^DATA_DIR: \S+\/data cannot be written: E[A-Z]+/,
  ],
  ['a place where nobody makes folders', () => '/proc/comanda', /^DATA_DIR: \/proc\/comanda cannot be written: E/],
  [
    'a path too long for the socket',
    (folder) => path.join(folder, 'x'.repeat(110)),
    /^DATA_DIR: \S+ cannot be listened on: .*; try a shorter path$/,
  ],
];
for (const [what, make, line] of PLACES) {
  test(`${what} as DATA_DIR ends the start in one line that says why`, async (t) => {
    await refused(t, { DATA_DIR: make(tempFolder()) }, line);
  });
}

test('a read-only disk under DATA_DIR ends the start in one line that says why', needsRoot, async (t) => {
  const run = (program: string, ...args: string[]) => assert.equal(spawnSync(program, args).status, 0, program);
  t.after(() => run('umount', folder));
  const folder = tempFolder();
  run('mount', '-t', 'tmpfs', '-o', 'size=1m,ro', 'comanda', folder);
  await refused(t, { DATA_DIR: folder }, new RegExp(`^DATA_DIR: ${folder} cannot be written: EROFS`));
});

for (const name of ['lock', 'order', 'payment', 'kitchen', 'stock', 'stripe-twin']) {
  test(`${name}.sqlite full of something else ends the start in one line that names it`, async (t) => {
    const folder = tempFolder();
    const file = path.join(folder, `${name}.sqlite`);
    writeFileSync(file, GARBAGE);
    const line = `^DATA_DIR: the file ${file} is broken or cannot be used: file is not a database$`;
    await refused(t, { DATA_DIR: folder }, new RegExp(line));
  });
}

test('a folder where a file should be, and a file that was cut short, are named; put right, the shop opens', async (t) => {
  const shop = await Shop.open(t);
  await shop.order('ann', { margherita: 1 });
  await shop.stop();
  const order = path.join(shop.folder, 'order.sqlite');
  const { size } = statSync(order);
  truncateSync(order, size - 5000);
  await refused(
    t,
    { DATA_DIR: shop.folder },
    new RegExp(`^DATA_DIR: the file ${order} is broken or cannot be used: .*malformed$`),
  );
  for (const end of ['', '-wal', '-shm']) rmSync(`${order}${end}`, { force: true });
  mkdirSync(order);
  await refused(t, { DATA_DIR: shop.folder }, new RegExp(`^DATA_DIR: the file ${order} is broken or cannot be used: `));
  rmSync(order, { recursive: true });
  await shop.start();
});
