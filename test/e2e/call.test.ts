import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { cloudEvent, orderFacts } from '../support/events.ts';
import { freePort } from '../support/free-port.ts';
import { NodeProcess } from '../support/node-process.ts';
import { call, opsCall } from '../support/ops.ts';
import { Shop } from '../support/shop.ts';
import { tempFolder } from '../support/temp-folder.ts';

const BAD_LINES: [string, string[], RegExp][] = [
  ['a word that is no flag', ['order.get', 'x'], /^"x" is no parameter; usage: .*\n$/],
  ['broken JSON', ['order.get', '--json', '{'], /^--json wants an object in JSON\n$/],
];
for (const [what, args, line] of BAD_LINES) {
  test(`a call with ${what} says so in one line`, async () => {
    const [code, out, err] = await call({ DATA_DIR: tempFolder() }, ...args);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, line);
  });
}

test('a call without an action, or with --help, tells how to call, and what', async () => {
  const [code, out, err] = await call({});
  assert.deepEqual([code, out], [2, '']);
  assert.match(err, /^usage: .*<service\.action>[\s\S]*^payment\.refund --orderId/m);
  assert.deepEqual(await call({}, '--help'), [0, err, '']);
});

test('a call where no shop runs says so in one line', async () => {
  const DATA_DIR = tempFolder();
  const expected = [2, '', `no shop is running on ${DATA_DIR}: see DATA_DIR, or NATS_URL for a cluster\n`];
  assert.deepEqual(await call({ DATA_DIR }, 'order.deadLetters'), expected);
  const noCluster = [2, '', '--node names a node of a cluster, and NATS_URL names none\n'];
  assert.deepEqual(await call({ DATA_DIR }, '$node.health', '--node', 'web1'), noCluster);
  await assert.rejects(opsCall(DATA_DIR, 'order.deadLetters'), /no shop is running/);
});

describe('a call to the shop on one machine', { concurrency: 2 }, () => {
  test('answers what the action answers, and refuses with code and data', async (t) => {
    const shop = await Shop.open(t, { env: { LOG_LEVEL: 'debug' } });
    const { folder: DATA_DIR } = shop;
    const stove = ['api.createKey', '--json', '{"name": "stove", "roles": ["kitchen"]}'];
    const { id, key } = JSON.parse((await call({ DATA_DIR }, ...stove))[1]);
    const { status } = await shop.send('GET', '/api/kitchen/tickets', undefined, { authorization: `Bearer ${key}` });
    const another = await opsCall<{ address: string }>(DATA_DIR, 'api.signIn', {});
    const [, token] = another.address.split('#');
    assert.deepEqual([status, (await shop.send('POST', '/api/session', { token })).status], [200, 200]);
    await opsCall(DATA_DIR, 'api.replaceKey', { keyId: id });
    assert.match(shop.output, /api\.createKey[\s\S]*api\.signIn[\s\S]*api\.openSession/);
    for (const secret of [key, token]) assert.ok(!shop.output.includes(secret), 'the log tells what opens the shop');
    const restock = ['stock.restock', '--movementId', 'm1', '--itemId'];
    const [code, out, err] = await call({ DATA_DIR }, ...restock, 'burrata', '--quantity', '5');
    assert.deepEqual([code, err], [0, '']);
    const { available } = JSON.parse(out);
    assert.equal(out, `{\n  "itemId": "burrata",\n  "available": ${available}\n}\n`);
    assert.deepEqual(await opsCall(DATA_DIR, 'order.deadLetters', { limit: 3 }), []);
    const [, trail] = await call({ DATA_DIR }, 'api.audit', '--id', 'burrata');
    assert.match(trail, /"who": "call by \S+",\s+"what": "restock"/);

    const refused = await call({ DATA_DIR }, ...restock, 'cake', '--quantity', '5');
    const told = 'ITEM_UNKNOWN: not on the menu: cake\n{\n  "itemIds": [\n    "cake"\n  ]\n}\n';
    assert.deepEqual(refused, [1, '', told]);
    const unknown = { code: 'DEAD_LETTER_UNKNOWN', data: { id: 'x' } };
    await assert.rejects(opsCall(DATA_DIR, 'order.deadLetter', { id: 'x' }), unknown);

    const [wrong, , fields] = await call({ DATA_DIR }, ...restock, 'burrata', '--quantity', 'many');
    assert.equal(wrong, 1);
    const fault = { path: 'quantity', message: 'quantity must be a whole number from -100000 to 100000, and not 0' };
    assert.equal(fields, `INVALID: refused because of: quantity\n${JSON.stringify({ errors: [fault] }, null, 2)}\n`);
  });

  test('sees dead letters, replays and drops them', async (t) => {
    const shop = await Shop.open(t);
    await shop.stop();
    const event = cloudEvent('order.paid', orderFacts({ orderId: 'lost' }));
    const db = new DatabaseSync(path.join(shop.folder, 'stock.sqlite'));
    const row = "INSERT INTO dead_letters VALUES (?, 'stock', 'order.paid', ?, '{}', 'x', 1, '2026', NULL, NULL)";
    db.prepare(row).run(`stock:${event.id}`, JSON.stringify(event));
    db.close();
    await shop.start();
    const env = { DATA_DIR: shop.folder };
    const id = `stock:${event.id}`;
    const [code, out] = await call(env, 'stock.replay', '--all');
    assert.equal(code, 1);
    assert.partialDeepStrictEqual(JSON.parse(out), { replayed: 0, failed: [{ id }], left: 1 });
    assert.match(out, /nothing was reserved/);
    assert.equal((await call(env, 'stock.dropDeadLetter', '--id', id, '--reason', 'a test order'))[0], 0);
    assert.deepEqual(await call(env, 'stock.deadLetters'), [0, '[]\n', '']);
    const [dropped] = await opsCall<object[]>(shop.folder, 'stock.deadLetters', { dropped: true });
    assert.partialDeepStrictEqual(dropped, { id, subject: 'lost', count: 2, dropped: { reason: 'a test order' } });
  });

  test('on one folder', async (t) => {
    const shop = await Shop.open(t);
    const { folder: DATA_DIR } = shop;
    await t.test('knows the actions that have a contract, and of Moleculer those about the node', async () => {
      assert.deepEqual(await call({ DATA_DIR }, 'restock'), [
        2,
        '',
        'no action is called restock; near it: stock.restock\n',
      ]);
      for (const action of ['order.nope', 'api.listAliases', '$node.options', '__proto__']) {
        await assert.rejects(opsCall(DATA_DIR, action), { message: `no action is called ${action}` });
      }
      const services = await opsCall<{ name: string }[]>(DATA_DIR, '$node.services');
      assert.ok(services.some(({ name }) => name === 'kitchen'));
    });

    await t.test('finds its socket open to its user only, made anew after a kill, and gone after a stop', async () => {
      const socket = path.join(shop.folder, 'ops.sock');
      assert.equal((statSync(socket).mode & 0o777).toString(8), '600');
      await shop.kill();
      assert.ok(existsSync(socket));
      await assert.rejects(opsCall(shop.folder, 'order.deadLetters'), /no shop is running/);
      await shop.start();
      assert.deepEqual(await opsCall(shop.folder, 'order.deadLetters'), []);
      await shop.stop();
      assert.equal(existsSync(socket), false);
    });
  });

  test('is not disturbed by clients that send rubbish, too much or nothing, or hang up', async (t) => {
    const shop = await Shop.open(t);
    const open = async () => {
      const socket = connect(path.join(shop.folder, 'ops.sock'));
      t.after(() => socket.destroy());
      socket.on('error', () => {});
      await once(socket, 'connect');
      return socket;
    };
    const says = async (line: string) => {
      const socket = await open();
      socket.write(line);
      return JSON.parse(await text(socket)).error.code;
    };
    for (const line of ['rubbish', '', '7', 'null', '{}', '{"action":7}', '{"action":"order.get","params":[]}']) {
      assert.equal(await says(`${line}\n`), 'REQUEST_MALFORMED', line);
    }
    assert.equal(await says('x'.repeat(64 * 1024 + 1)), 'REQUEST_TOO_LARGE');
    assert.equal(await says(`{"action":"order.get","params":{"x":"${'y'.repeat(65_000)}"}}\nmore`), 'INVALID');
    await open();
    (await open()).write('{"action":"ord');
    (await open()).end('{"action":"ord');
    (await open()).destroy();
    const impatient = await open();
    impatient.write('{"action":"stock.menu"}\n', () => impatient.destroy());
    const inPieces = await open();
    for (const piece of ['{"action":"ord', 'er.deadLetters"}', '\n']) inPieces.write(piece);
    assert.equal(await text(inPieces), '{"result":[]}\n');
    await shop.order('ann', { burrata: 1 });
    assert.doesNotMatch(shop.output, /error|warn/i);
    await shop.stop();
  });

  test('a folder in which no socket can be made is refused at the start, in one line', async (t) => {
    const long = path.join(tempFolder(), 'x'.repeat(120));
    const taken = tempFolder();
    mkdirSync(path.join(taken, 'ops.sock'));
    for (const DATA_DIR of [long, taken]) {
      const env = { DATA_DIR, PORT: `${await freePort()}`, STRIPE_TWIN_URL: `http://localhost:${await freePort()}` };
      const node = new NodeProcess(t, [], env);
      assert.deepEqual(await node.ended, [1, null]);
      assert.match(node.output, /^Comanda cannot start\. DATA_DIR: \S+ops\.sock cannot be listened on: .*\n$/);
    }
  });
});
