import assert from 'node:assert/strict';
import { userInfo } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import { until } from '../support/customers.ts';
import { cloudEvent, orderFacts } from '../support/events.ts';
import { prompt } from '../support/prompt.ts';
import { Ends } from '../support/scope.ts';
import { Shop } from '../support/shop.ts';

describe('the commands of the prompt, on one machine', () => {
  const ends = new Ends();
  let shop: Shop;
  before(async () => {
    shop = await Shop.open(ends, { env: { LOG_LEVEL: 'error' } });
  });
  after(() => ends.all());

  test('find an order, and tell all about it', async (t) => {
    const type = await prompt(t, shop);
    assert.deepEqual(await type('orders'), { code: 0, out: 'no orders\n', err: '', asked: [] });
    const ann = await shop.order('ann', { burrata: 2 });
    await shop.pay(ann);
    await shop.waitForStatus(ann, ['cooked']);
    const bob = await shop.order('bob', { espresso: 1 });
    await shop.waitForStatus(bob, ['waiting_for_payment']);

    const { out } = await type('orders');
    const [head = '', newest = '', oldest = ''] = out.split('\n');
    assert.match(head, /^number +order +placed \(UTC\) +status +total +units +customer$/);
    assert.match(newest, new RegExp(`^ +${bob.id} .* waiting_for_payment +€\\d\\.\\d\\d +1  bob$`));
    assert.match(oldest, new RegExp(`^1 +${ann.id} .* cooked +€23\\.80 +2  ann$`));
    const ids = async (line: string) =>
      (JSON.parse((await type(`${line} --json`)).out) as { items: { id: string }[] }).items.map(({ id }) => id);
    assert.deepEqual(await ids('orders --status cooked'), [ann.id]);
    assert.deepEqual(await ids('orders --since 5m'), [bob.id, ann.id]);
    assert.deepEqual(await ids(`orders --since ${new Date(Date.now() + 60_000).toISOString()}`), []);
    assert.deepEqual(await ids('orders --limit 1'), [bob.id]);

    const isSettled = async () => /^ {2}settled +yes$/m.test((await type(`order ${ann.id}`)).out);
    await until(5, isSettled, () => 'the payment is not settled');
    const cooked = (await type(`order ${ann.id}`)).out;
    for (const part of [/^status +cooked$/m, /^ *0 +Burrata +2 /m, / paid +payment/, /^ {2}captured +€23\.80$/m])
      assert.match(cooked, part);
    for (const part of [/^ticket +cooked$/m, /^hold +sold\n {2}books +balanced$/m]) assert.match(cooked, part);
    assert.match((await type(`order ${bob.id}`)).out, /^ticket: TICKET_UNKNOWN: .*$/m);
    const { payment } = JSON.parse((await type(`order ${ann.id} --json`)).out);
    assert.partialDeepStrictEqual(payment, { orderId: ann.id, captured: 2380, settled: true, closing: 'no' });
    assert.match((await type('tickets')).out, new RegExp(`^ *1 +${ann.id} +cooked +[^\n]* +pickup +2 Burrata$`, 'm'));
    assert.equal((await type('order 1 --json')).out, (await type(`order ${ann.id} --json`)).out);
    assert.equal((await type('tickets --state queued')).out, 'no tickets\n');
    const unknown = { code: 1, out: '', err: 'ORDER_UNKNOWN: there is no order nobodys\n', asked: [] };
    assert.deepEqual(await type('order nobodys'), unknown);
  });

  test('count the shelf, and change what stands on it', async (t) => {
    const type = await prompt(t, shop);
    const available = async () =>
      (JSON.parse((await type('stock --json')).out) as { id: string; available: number; soldOut: boolean }[]).find(
        ({ id }) => id === 'burrata',
      );
    const before = (await available())?.available as number;
    const take = await type('restock burrata -2 --note mouldy --id m1');
    assert.equal(take.out, `burrata: ${before - 2} available now (movement m1)\n`);
    assert.equal((await type('restock burrata -2 --note mouldy --id m1')).out, take.out, 'said again, nothing more');
    assert.match((await type('sold-out burrata')).out, /^burrata: sold out$/m);
    await until(
      3,
      async () => (await available())?.soldOut,
      () => 'it is not sold out',
    );
    assert.match((await type('stock')).out, /^burrata .* 0 {2}sold out$/m);
    assert.match((await type('sold-out burrata --off')).out, /can be had again/);
    const trail = (await type('audit --kind item --id burrata')).out;
    const did = trail.matchAll(/ {2}prompt by (\S+) {2}(\w+) +item {2}burrata {2}(.*)$/gm);
    assert.deepEqual(
      [...did].map(([, user, what, details]) => [user, what, details]),
      [
        [userInfo().username, 'setSoldOut', 'can be had'],
        [userInfo().username, 'setSoldOut', 'sold out'],
        [userInfo().username, 'restock', '-2: mouldy'],
      ],
      trail,
    );
    assert.match((await type('restock cake 2')).err, /^ITEM_UNKNOWN: /);
    assert.match((await type('restock burrata many')).err, /^<quantity> is a whole number, and "many" is none\n$/);
  });

  test('give money back, but not before somebody said so', async (t) => {
    const type = await prompt(t, shop);
    const order = await shop.order('ann', { burrata: 1 });
    await shop.pay(order);
    await shop.waitForStatus(order, ['cooked']);
    const refunded = async () => JSON.parse((await type(`order ${order.id} --json`)).out).payment.refunds.length;

    const no = await type(`refund ${order.id} --amount 250 --reason cold`, false);
    const { number, day } = JSON.parse((await type(`order ${order.id} --json`)).out).order;
    const question = `Give back €2.50 of order ${number} of ${day}, ${order.id} (€11.90 paid, €0.00 given back)? (y/N) `;
    assert.deepEqual([no.code, no.out, no.asked], [2, 'Nothing was done.\n', [question]]);
    const nobody = await type(`refund ${order.id} --amount 250`);
    assert.deepEqual([nobody.code, nobody.out], [2, '']);
    assert.match(nobody.err, /Nobody is there to say so: give --yes\n$/);
    assert.equal(await refunded(), 0);

    const yes = await type(`refund ${order.id} --amount 250 --reason cold --id r1`, true);
    assert.deepEqual([yes.code, yes.asked.length], [0, 1]);
    assert.match(yes.out, /^r1 +€2\.50 +\w+ +cold$/m);
    assert.equal((await type(`refund ${number} --day ${day} --yes`)).code, 0, 'a script says it beforehand');
    assert.equal(await refunded(), 2);
    assert.match((await type('refund nobodys', true)).err, /^ORDER_UNKNOWN: /);

    const { code, out, asked } = await type('reconcile');
    assert.deepEqual([code, asked], [0, []]);
    assert.match(out, /^\d+ orders from .* to .*\nno difference\n$/);
    assert.deepEqual((await type('reconcile --repair', false)).asked, [
      'Carry out every repair that it proposes, refunds among them? (y/N) ',
    ]);
  });

  test('see dead letters, work them again, and let one be', async (t) => {
    await shop.stop();
    const event = cloudEvent('order.paid', orderFacts({ orderId: 'lost' }));
    const db = new DatabaseSync(path.join(shop.folder, 'stock.sqlite'));
    const row = "INSERT INTO dead_letters VALUES (?, 'stock', 'order.paid', ?, '{}', 'x', 1, '2026', NULL, NULL)";
    db.prepare(row).run(`stock:${event.id}`, JSON.stringify(event));
    db.close();
    await shop.start();
    const type = await prompt(t, shop);
    const id = `stock:${event.id}`;
    assert.match((await type('dead')).out, new RegExp(`^${id} +order\\.paid +lost +1 `, 'm'));
    assert.equal((await type('dead --service order')).out, 'no dead letters\n');
    assert.match((await type(`dead ${id}`)).out, /^order +lost$[\s\S]*"specversion": "1\.0"/m);
    const again = await type('replay --all');
    assert.equal(again.code, 1, 'something is left');
    assert.match(again.out, new RegExp(`^0 worked, 1 left\n[^\n]+\n${id} .*nothing was reserved`));
    assert.match((await type('replay')).err, /^replay wants one of/);
    const question = 'Drop the event order.paid of order lost, so that stock never works it? (y/N) ';
    assert.deepEqual((await type(`drop ${id}`, false)).asked, [question]);
    assert.match((await type('dead')).out, /lost/);
    assert.equal((await type(`drop ${id} --reason test`, true)).out, `dropped ${id}\n`);
    assert.equal((await type('dead')).out, 'no dead letters\n');
    assert.match((await type(`dead ${id}`)).out, /^dropped .*: test$/m);
    assert.match((await type('dead 7')).err, /^no dead letter is called 7/);
  });

  test('change how much is logged, of all or of one service, and never log what was given', async (t) => {
    const type = await prompt(t, shop);
    assert.match((await type('log-level')).out, /^\S+ +all +error$/m);
    await shop.order('quiet', { burrata: 1 });
    assert.doesNotMatch(shop.output, /order\.create/);
    await type('log-level info');
    const order = await shop.order('somebody', { burrata: 1 });
    await shop.waitForStatus(order, ['waiting_for_payment']);
    const lines = () =>
      shop.output
        .split('\n')
        .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []));
    const command = await until(
      3,
      () => lines().find(({ action, orderId }) => action === 'order.create' && orderId === order.id),
      () => shop.output,
    );
    const event = await until(
      3,
      () =>
        lines().find(
          ({ event, consumer, orderId }) => event === 'order.created' && consumer === 'payment' && orderId === order.id,
        ),
      () => shop.output,
    );
    assert.ok(command.requestId && event.requestId);
    assert.doesNotMatch(shop.output, /somebody|order\.find/);
    assert.match((await type('log-level order debug')).out, /^\S+ +order +debug$/m);
    await type(`order ${order.id}`);
    await until(
      3,
      () => shop.output.includes('order.find') && !shop.output.includes('payment.find'),
      () => shop.output,
    );
    assert.match((await type('log-level nobody debug')).err, /^LOG_PART_UNKNOWN: nothing on this node logs as nobody/);
    assert.match((await type('log-level loud')).err, /^"loud" is no level; there are fatal, error/);
    assert.equal((await type('alerts')).out, 'no alerts\n');
  });

  test('take the node out of work, if it need not be there, and back', async (t) => {
    const type = await prompt(t, shop);
    const ready = async () => {
      const { status, body } = await shop.send<{ missing: string[] }>('GET', '/health/ready');
      return [status, ...body.missing];
    };
    const [node = ''] = Object.keys(JSON.parse((await type('log-level --json')).out));
    assert.match((await type(`drain ${node}`, true)).err, /^NODE_LAST: no other node has .*kitchen.*--force/);
    assert.match(
      (await type('drain elsewhere --yes')).err,
      new RegExp(`^no node is called elsewhere; there are ${node}`),
    );
    assert.deepEqual(await ready(), [200]);
    assert.match((await type(`drain ${node} --force`, true)).out, /^\S+ +drained +0$/m);
    assert.deepEqual(await ready(), [503, 'drained']);
    const order = await shop.order('ann', { burrata: 1 });
    assert.equal((await shop.get(order)).status, 'pending', 'nobody makes its link');
    assert.match((await type(`drain ${node} --off`)).out, /working/);
    assert.deepEqual(await ready(), [200]);
    await shop.waitForStatus(order, ['waiting_for_payment']);
  });
});
