import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { freePort } from '../support/free-port.ts';
import { NodeProcess } from '../support/node-process.ts';
import { call } from '../support/ops.ts';
import type { Scope } from '../support/scope.ts';
import { needs, servers } from '../support/servers.ts';

const ABOUT_NODE = ['list', 'services', 'actions', 'events', 'health', 'metrics'];
const SECRET = /sesame|p@ss|p%40ss/;

describe('a call to a cluster', needs(), () => {
  let four: Awaited<ReturnType<typeof servers>>;
  before(async () => {
    four = await servers();
  });
  after(() => four?.stop());

  /** A node with this service, and every secret that a node can have. */
  const node = (t: Scope, service: string, env: Record<string, string> = {}) => {
    const stripe = { STRIPE_SECRET_KEY: 'sk_test_sesame', STRIPE_WEBHOOK_SECRET: 'whsec_sesame' };
    return new NodeProcess(t, [service], { ...four.env, ...stripe, ...env }).opens();
  };

  test('reaches an action on whichever node, and needs nothing but NATS_URL', async (t) => {
    await node(t, 'order');
    const env = { NATS_URL: four.env.NATS_URL };
    assert.deepEqual(await call(env, 'order.deadLetters', '--limit', '3'), [0, '[]\n', '']);
    assert.deepEqual(await call(env, 'order.replay', '--id', 'x'), [
      1,
      '',
      'DEAD_LETTER_UNKNOWN: there is no dead letter x\n{\n  "id": "x"\n}\n',
    ]);
    const [code, , err] = await call(env, 'order.get', '--customerId', 'ann');
    assert.equal(code, 1);
    assert.match(err, /^INVALID: refused because of: orderId\n[\s\S]*"path": "orderId"/);
    const elsewhere = [2, '', 'no node has stock.audit: the nodes run order\n'];
    assert.deepEqual(await call(env, 'stock.audit'), elsewhere);
  });

  test('makes a key that each gateway knows at once, and no more once it is revoked; none tells how to get in', async (t) => {
    const shops = await Promise.all(
      [await freePort(), await freePort()].map(async (port) => {
        const gateway = await node(t, 'api', { PORT: `${port}`, LOG_LEVEL: 'debug' });
        return { gateway, session: `http://localhost:${port}/api/session` };
      }),
    );
    const env = { NATS_URL: four.env.NATS_URL };
    const [code, out, err] = await call(env, 'api.createKey', '--json', '{"name": "stove", "roles": ["kitchen"]}');
    assert.deepEqual([code, err], [0, '']);
    const { id, key } = JSON.parse(out);
    const statuses = () =>
      Promise.all(
        shops.map(
          async ({ session }) => (await fetch(session, { headers: { authorization: `Bearer ${key}` } })).status,
        ),
      );
    assert.deepEqual(await statuses(), [200, 200]);
    assert.equal((await call(env, 'api.revokeKey', '--keyId', id))[0], 0);
    assert.deepEqual(await statuses(), [401, 401]);
    for (const { gateway } of shops) {
      assert.doesNotMatch(gateway.output, /sign-in#/);
      assert.ok(!gateway.output.includes(key));
    }
  });

  test('asks each node what it knows about itself, or the one that is named, and none tells a secret', async (t) => {
    await node(t, 'order');
    await node(t, 'payment');
    const env = { NATS_URL: four.env.NATS_URL };
    const alerts = ['$node.metrics', '--includes', 'comanda.alerts.total'];
    const [code, out, err] = await call(env, ...alerts);
    assert.deepEqual([code, err], [0, '']);
    const said = Object.entries(JSON.parse(out)) as [string, { name: string }[]][];
    assert.deepEqual(
      said.map(([, [metric]]) => metric?.name),
      ['comanda.alerts.total', 'comanda.alerts.total'],
    );
    const [[first]] = said as [[string, unknown]];
    const [, one] = await call(env, ...alerts, '--node', first);
    assert.deepEqual(Object.keys(JSON.parse(one)), [first]);
    const [nobody, , why] = await call(env, '$node.health', '--node', 'x');
    assert.equal(nobody, 2);
    assert.match(why, new RegExp(`^no node is called x; there are .*${first}`));

    for (const about of ABOUT_NODE) {
      const [ended, answer] = await call(env, `$node.${about}`);
      assert.equal(ended, 0, about);
      assert.ok(answer.includes(first), about);
      assert.doesNotMatch(answer, SECRET, about);
    }
    const refused = [2, '', 'no node has $node.options: the nodes run order, payment\n'];
    assert.deepEqual(await call(env, '$node.options'), refused);
  });

  test('from the prompt shows no secret, and an error by its code', async (t) => {
    await node(t, 'order');
    const repl = new NodeProcess(t, [], { NATS_URL: four.env.NATS_URL }, 'repl.ts');
    const shows = async (line: string, answer: string) => {
      repl.child.stdin?.write(`${line}\n`);
      await repl.says(answer);
    };
    await shows('info', 'Broker options');
    await shows('call $node.options', 'no node has $node.options');
    await shows('call order.gte', 'no node has order.gte');
    await shows('call order.replay --id x', 'DEAD_LETTER_UNKNOWN: there is no dead letter x');
    await shows('call order.get', 'INVALID: refused because of: customerId, orderId');
    await shows('call $node.health', 'hostname: ');
    repl.child.stdin?.end();
    assert.deepEqual(await repl.ended, [0, null]);
    assert.doesNotMatch(repl.output, SECRET);
    assert.doesNotMatch(repl.output, / at .*\.js:\d/);
  });

  test('that is not there says so in one line', async () => {
    const NATS_URL = `nats://user:sesame@127.0.0.1:${await freePort()}`;
    const [code, out, err] = await call({ NATS_URL }, 'order.deadLetters');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^NATS_URL: nothing answers at 127\.0\.0\.1:\d+\n$/);
    const wrong = [2, '', 'NATS_URL is no address like nats://host:4222\n'];
    assert.deepEqual(await call({ NATS_URL: 'http://localhost' }, 'order.deadLetters'), wrong);
    const nobody = [2, '', 'NATS answers, but no node of a cluster\n'];
    assert.deepEqual(await call({ NATS_URL: four.env.NATS_URL }, 'order.deadLetters'), nobody);
  });

  test('tells nothing of the insides of a fault but the id by which the log knows it', async (t) => {
    const orders = await node(t, 'order');
    await four.mongo.kill();
    const [code, out, err] = await call({ NATS_URL: four.env.NATS_URL }, 'order.deadLetters');
    assert.deepEqual([code, out], [1, '']);
    const [, traceId] =
      /^UNAVAILABLE: please try again in a moment\n\{\n {2}"trace_id": "(\S+)"\n\}\n$/.exec(err) ?? [];
    assert.ok(traceId, err);
    assert.match(orders.output, new RegExp(`${traceId}.*ECONNREFUSED|ECONNREFUSED.*${traceId}`));
  });
});
