import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NodeProcess } from '../support/node-process.ts';
import { needs } from '../support/servers-programs.ts';
import { Shop } from '../support/shop.ts';
import { Terminal } from '../support/terminal.ts';

const READY = /shop \$ $/;
const CLEAR = '\x15';

describe('the prompt on a terminal', needs('python3'), () => {
  test('has help, completion, tables and JSON, and asks before what cannot be undone', async (t) => {
    const shop = await Shop.open(t);
    const order = await shop.order('ann', { burrata: 1 });
    await shop.pay(order);
    await shop.waitForStatus(order, ['cooked']);
    const terminal = new Terminal(t, { DATA_DIR: shop.folder }, 'repl.ts');
    await terminal.shows(READY);

    assert.match(await terminal.type('help\n', READY), /^ +refund \[options\] <order> +gives money back/m);
    assert.match(
      await terminal.type('help refund\n', READY),
      /--amount <number> +minor units[\s\S]*--lines <text>[\s\S]*--day <text>[\s\S]*--yes/,
    );
    assert.match(await terminal.type('sold\t', /sold-out/), /sold-out/);
    await terminal.type(`${CLEAR}orders --st\t`, /--status/);
    await terminal.type(' c\t\t', /cooked\s+completed\s+cancelled/);
    const found = await terminal.type('ook\t\n', READY);
    assert.match(found, new RegExp(`^ *1 +${order.id} .* cooked .* ann$`, 'm'));
    assert.match(await terminal.type('stock\n', READY), /^burrata +Burrata +Starters +€11\.90 +\d+ +\d+$/m);
    const json = await terminal.type('orders --limit 1 --json\n', READY);
    assert.equal(JSON.parse(json.slice(json.indexOf('{'), json.lastIndexOf('}') + 1)).items[0].id, order.id);

    assert.match(
      await terminal.type("refund 1 --lines '0:1' --restock\n", /\(y\/N\) $/),
      /Give back 1 Burrata of order 1 of /,
    );
    assert.match(await terminal.type('n\n', READY), /Nothing was done\./);
    const asked = await terminal.type(`refund ${order.id} --amount 100 --id r1\n`, /\(y\/N\) $/);
    assert.match(asked, /Give back €1\.00 of order/);
    assert.match(await terminal.type('n\n', READY), /Nothing was done\./);
    await terminal.type(`refund ${order.id} --amount 100 --id r1\n`, /\(y\/N\) $/);
    assert.match(await terminal.type('y\n', READY), /^r1 +€1\.00/m);

    for (const [line, answer] of [
      ['refnud x', /^error: unknown command 'refnud'$/m],
      ['restock burrata', /^error: missing required argument 'quantity'$/m],
      ['orders --frob', /^there is no --frob; usage: orders /m],
      ['orders --status raw', /^--status wants one of pending, /m],
      ['order nobodys', /^ORDER_UNKNOWN: there is no order nobodys$/m],
      ['call order.gte', /^no action is called order\.gte$/m],
    ] as const)
      assert.match(await terminal.type(`${line}\n`, READY), answer);
    const call = await terminal.type('call stock.che\t', /stock\.check/);
    assert.match(call, /call stock\.check/);
    assert.match(await terminal.type(`${CLEAR}services\n`, READY), /kitchen/);
    await terminal.type('quit\n', /quit/);
    assert.deepEqual(await terminal.ended, [0, null]);
    assert.doesNotMatch(terminal.screen, /^ +at .*:\d+:\d+/m, 'a stack');
  });

  test('asks on the terminal for one command too', async (t) => {
    const shop = await Shop.open(t);
    const no = new Terminal(t, { DATA_DIR: shop.folder }, 'repl.ts', 'reconcile', '--repair');
    await no.shows(/\(y\/N\) $/);
    await no.type('no\n', /Nothing was done/);
    assert.deepEqual(await no.ended, [2, null]);
    const yes = new Terminal(t, { DATA_DIR: shop.folder }, 'repl.ts', 'reconcile', '--repair');
    await yes.shows(/\(y\/N\) $/);
    await yes.type('yes\n', /no difference/);
    assert.deepEqual(await yes.ended, [0, null]);
  });
});

test('one command of the prompt is for scripts: JSON, exit codes, and no question that nobody answers', async (t) => {
  const shop = await Shop.open(t);
  const run = async (...args: string[]) => {
    const child = new NodeProcess(t, args, { DATA_DIR: shop.folder }, 'repl.ts');
    child.child.stdin?.end();
    const [code] = await child.ended;
    return [code, child.output] as const;
  };
  const [code, json] = await run('stock', '--json');
  assert.equal(code, 0);
  assert.ok(JSON.parse(json).some(({ id }: { id: string }) => id === 'burrata'));
  assert.equal((await run('order', 'nobodys'))[0], 1);
  const [refused, why] = await run('reconcile', '--repair');
  assert.equal(refused, 2);
  assert.match(why, /^Carry out every repair .* give --yes\n$/);
  assert.equal((await run('reconcile', '--repair', '--yes'))[0], 0);
  assert.match((await run('--help'))[1], /^usage: npm run repl[\s\S]* {2}drain <node> +a node takes no new work/);
  const [unknown, line] = await run('zork');
  assert.equal(unknown, 2);
  assert.match(line, /^no command is called zork; there are orders, order, /);
});

test('the prompt where no shop runs says so in one line', async (t) => {
  const repl = new NodeProcess(t, [], {}, 'repl.ts');
  assert.deepEqual(await repl.ended, [2, null]);
  assert.match(repl.output, /^no shop is running on \S+: see DATA_DIR, or NATS_URL for a cluster\n$/);
});
