import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comanda } from '../../client/client.ts';
import type { OrderView } from '../../services/order/order.contract.ts';
import type { Open } from '../support/any-shop.ts';
import { closeBooks } from '../support/books.ts';
import { until } from '../support/customers.ts';
import { asStaff } from '../support/passes.ts';

interface Page {
  items: OrderView[];
  next: string | null;
}

export function theShop(open: Open): void {
  test('keeps orders, holds, payment links and tickets when it is closed and opened again', async (t) => {
    const shop = await open(t, { env: { KITCHEN_MODE: 'manual' } });
    const unpaid = await shop.order('ann', { burrata: 3 });
    const paid = await shop.order('bob', { burrata: 2 });
    await shop.waitForStatus(unpaid, ['waiting_for_payment']);
    await shop.pay(paid);
    await shop.waitForStatus(paid, ['paid']);
    // What the order heard of it may be noted in one more write.
    const ticketOf = async () => ({ ...(await shop.queued(paid)), version: 'any' });
    const ticket = await ticketOf();
    const promised = async () => {
      const order = await shop.get(paid);
      return order.readyAt !== null && order;
    };
    const seen = {
      unpaid: await shop.get(unpaid),
      paid: await until(10, promised, () => 'the order hears of no promise'),
      ticket,
      left: await shop.left('burrata'),
    };
    await shop.stop();
    await shop.start();
    const again = {
      unpaid: await shop.get(unpaid),
      paid: await shop.get(paid),
      ticket: await ticketOf(),
      left: await shop.left('burrata'),
    };
    assert.deepEqual(again, seen);
    await shop.pay(unpaid);
    await shop.waitForStatus(unpaid, ['paid']);
    await closeBooks(shop);
  });

  test('orders once what its client names and sends again, even if it died before it could answer', async (t) => {
    const shop = await open(t, { failpoint: 'order.created' });
    const body = { items: [{ id: 'burrata', quantity: 1 }] };
    const order = () =>
      shop.send<OrderView>('POST', '/api/customer/ann/orders', body, { 'idempotency-key': 'the-basket-of-ann' });
    await assert.rejects(order);
    await shop.died(10);
    await shop.start();
    const answers = await Promise.all([order(), order(), order()]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201],
    );
    assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
    const { orders } = await closeBooks(shop);
    assert.equal(orders.length, 1);
  });

  test('while it is open', async (t) => {
    const shop = await open(t);
    await t.test('lists the orders of a customer page by page, newest first, and by status', async () => {
      const placed: string[] = [];
      for (let i = 0; i < 7; i++) placed.unshift((await shop.order('ann', { burrata: 1 })).id);
      await shop.order('bob', { burrata: 1 });
      const [, last] = placed;
      await shop.cancel({ id: last as string, customerId: 'ann' });
      const page = async (query: string) => (await shop.send<Page>('GET', `/api/customer/ann/orders?${query}`)).body;
      const seen: string[] = [];
      const sizes: number[] = [];
      for (let after = ''; ; ) {
        const { items, next } = await page(`limit=3${after}`);
        seen.push(...items.map(({ id }) => id));
        sizes.push(items.length);
        if (next === null) break;
        after = `&after=${next}`;
      }
      assert.deepEqual([seen, sizes], [placed, [3, 3, 1]]);
      assert.equal((await page('limit=7')).next, null);
      assert.equal((await page('')).items.length, 7);
      assert.deepEqual(
        (await page('status=cancelled')).items.map(({ id }) => id),
        [last],
      );
      assert.deepEqual(await page('status=completed'), { items: [], next: null });
    });

    await t.test('takes an order from the typed client, and tells it what it may not order', async () => {
      const client = comanda(shop.url);
      const order = (id: string) =>
        client.POST('/api/customer/{customerId}/orders', {
          params: { path: { customerId: 'cleo' } },
          body: { items: [{ id, quantity: 1 }] },
        });
      const { data: placed } = await order('burrata');
      assert.equal(placed?.lines[0]?.name, 'Burrata');
      const path = { customerId: 'cleo', orderId: placed?.id ?? '' };
      const { data: read } = await comanda(shop.url, placed?.secret).GET(
        '/api/customer/{customerId}/orders/{orderId}',
        { params: { path } },
      );
      assert.equal(read?.total, placed?.total);
      const { error, response } = await order('nothing-like-it');
      assert.deepEqual([error?.code, error?.type], ['ITEM_UNKNOWN', `${shop.url}/errors/ITEM_UNKNOWN`]);
      assert.equal(response.status, 422);
      assert.match(await (await fetch(error?.type ?? '')).text(), /an item is not on the menu/);
    });

    await t.test('shows an order to nobody but its customer', async () => {
      const { id } = await shop.order('ann', { burrata: 1 });
      const answers = [
        await shop.send<{ code: string }>('GET', `/api/customer/eve/orders/${id}`),
        await shop.cancel<{ code: string }>({ id, customerId: 'eve' }),
      ];
      for (const { status, body } of answers) assert.deepEqual([status, body.code], [404, 'ORDER_UNKNOWN']);
      assert.deepEqual((await shop.send<Page>('GET', '/api/customer/eve/orders')).body.items, []);
      assert.notEqual((await shop.get({ id, customerId: 'ann' })).status, 'cancelled');
    });

    await t.test('serves its pages, and says that it is alive and ready', async () => {
      for (const path of [
        '/',
        '/kitchen',
        '/orders/x',
        '/errors',
        '/errors/SLOT_FULL',
        '/scripts/shop/main.js',
        '/styles/base.css',
      ]) {
        const { status, headers } = await shop.send('GET', path);
        assert.equal(status, 200, path);
        const type = /\.(js|css)$/.exec(path)?.[1] ?? 'html';
        assert.match(headers.get('content-type') ?? '', new RegExp(`^text/${type === 'js' ? 'javascript' : type}`));
        assert.equal(headers.get('x-content-type-options'), 'nosniff');
        if (type !== 'html') continue;
        const policy = headers.get('content-security-policy') ?? '';
        assert.match(
          policy,
          /^default-src 'self'; img-src 'self' https:;/,
          'scripts and styles are ours, pictures may not be',
        );
      }
      const lost = await shop.send<string>('GET', '/orders', undefined, { accept: 'text/html' });
      assert.deepEqual([lost.status, lost.headers.get('content-type')], [404, 'text/html; charset=utf-8']);
      const slash = await fetch(`${shop.url}/kitchen/?x=1`);
      assert.deepEqual([slash.status, slash.url], [200, `${shop.url}/kitchen?x=1`]);
      const docs = await shop.send<string>('GET', '/docs');
      assert.deepEqual([docs.status, /https?:/.test(docs.body)], [200, false], 'nothing of it comes from elsewhere');
      for (const [file] of docs.body.matchAll(/(docs|scripts)\/[\w./-]+/g))
        assert.equal((await shop.send('GET', `/${file}`)).status, 200, file);
      assert.equal((await shop.send('GET', '/errors/NO_SUCH_CODE')).status, 404);
      assert.deepEqual((await shop.send('GET', '/health/live')).body, { status: 'ok' });
      type Ready = { checks: Record<string, { ok: boolean; ms: number }> };
      const { checks, ...ready } = (await shop.send<Ready>('GET', '/health/ready')).body;
      assert.deepEqual(ready, { status: 'ok', missing: [] });
      for (const service of ['order', 'payment', 'kitchen', 'stock']) {
        const { ok, ms } = checks[`${service}.store`] ?? {};
        assert.ok(ok && typeof ms === 'number' && ms >= 0, `${service}: ${JSON.stringify(checks)}`);
      }
    });

    await t.test('lets its people do over REST what they do at the prompt', async () => {
      type Told = { status: number; body: Record<string, unknown> & { items: { id?: string; orderId?: string }[] } };
      const staff = async (method: string, where: string, body?: object, key?: string): Promise<Told['body']> => {
        const headers = { ...asStaff(), ...(key && { 'idempotency-key': key }) };
        const told = (await shop.send(method, `/api${where}`, body, headers)) as Told;
        assert.equal(told.status, 200, `${method} ${where}: ${JSON.stringify(told.body)}`);
        return told.body;
      };
      const order = await shop.order('dora', { burrata: 2 });
      await shop.pay(order);
      await shop.waitForStatus(order, ['cooked']);
      const details = await staff('GET', `/orders/${order.id}/details`);
      for (const asked of [`number=${details.number}&day=${details.day}`, 'customerId=dora', 'status=cooked&limit=1'])
        assert.equal((await staff('GET', `/orders?${asked}`)).items[0]?.id, order.id, asked);
      assert.equal((await staff('POST', `/orders/${order.id}/complete`)).status, 'completed');
      assert.equal((await staff('GET', '/kitchen/tickets?state=closed&limit=1')).items[0]?.orderId, order.id);
      const back = { lines: [{ line: 0, quantity: 1 }] };
      for (const _again of [1, 2]) await staff('POST', `/orders/${order.id}/refunds`, back, 'the-burrata-was-warm');
      assert.equal(((await staff('GET', `/orders/${order.id}/payment`)).refunds as object[]).length, 1);

      const left = await shop.left('burrata');
      for (const _again of [1, 2]) await staff('POST', '/items/burrata/restock', { quantity: 5 }, 'a-box-of-burrata');
      const onShelf = async () => (await staff('GET', '/shelf')).items.find(({ id }) => id === 'burrata');
      assert.partialDeepStrictEqual(await onShelf(), { units: left + 5 });
      for (const soldOut of [true, false]) {
        await staff('POST', '/items/burrata/sold-out', { soldOut });
        assert.partialDeepStrictEqual(await onShelf(), { soldOut });
      }
      await staff('POST', '/items/burrata/archive');
      assert.equal((await staff('GET', '/shelf?archived=true')).items[0]?.id, 'burrata');
      await staff('POST', '/items/burrata/restore');
      const { price } = (await onShelf()) as { price: number };
      await staff('PATCH', '/items/burrata', { price: price + 1 });
      assert.partialDeepStrictEqual(await onShelf(), { price: price + 1 });
      const hours = await staff('GET', '/hours');
      assert.deepEqual(await staff('PUT', '/hours', { ...hours, leadMinutes: 1 }), { ...hours, leadMinutes: 1 });
      await staff('PUT', '/hours', hours);
      for (const until of ['2100-01-01T00:00:00.000Z', null])
        assert.partialDeepStrictEqual(await staff('POST', '/pause', { until }), { open: { pausedUntil: until } });

      assert.equal((await staff('GET', '/report')).kind, 'X');
      for (const where of ['/alerts', '/dead-letters?service=kitchen'])
        assert.deepEqual((await staff('GET', where)).silent, []);
      assert.deepEqual((await staff('GET', '/reconciliation')).differences, []);
      const replayed = await staff('POST', '/dead-letters/replay', { service: 'kitchen', all: true });
      assert.deepEqual(replayed, { replayed: 0, failed: [], left: 0 });
    });

    await t.test('names the field that is wrong in what its people ask', async () => {
      type Refused = { code: string; errors?: { path: string }[]; data?: { field?: string } };
      const hours = (await shop.send<object>('GET', '/api/hours', undefined, asStaff())).body;
      const wrong = [
        ['GET', '/orders?day=2026-02-30', 'day'],
        ['GET', '/orders?after=junk', 'after'],
        ['GET', '/dead-letters?after=junk', 'after'],
        ['POST', '/items/slot:x/restock', 'itemId', { quantity: 1 }],
        ['POST', '/pause', 'until', {}],
        ['PUT', '/hours', 'slotMinutes', { ...hours, slotMinutes: 15 }],
        ['PUT', '/hours', 'timeZone', { ...hours, timeZone: 'Nowhere/Town' }],
        ['PATCH', '/items/burrata', 'price', { price: 0 }],
      ] as const;
      for (const [method, where, field, sent] of wrong) {
        const { status, body } = await shop.send<Refused>(method, `/api${where}`, sent, asStaff());
        assert.deepEqual([status, body.errors?.[0]?.path ?? body.data?.field], [422, field], `${method} ${where}`);
      }
    });

    await t.test('sends the menu compressed, and says when it is the same as before', async () => {
      const ask = (headers: Record<string, string>) => fetch(`${shop.url}/api/menu`, { headers });
      const menu = await ask({ 'accept-encoding': 'br' });
      assert.deepEqual([menu.status, menu.headers.get('content-encoding')], [200, 'br']);
      assert.ok(((await menu.json()) as Page).items.length > 5);
      const etag = menu.headers.get('etag') ?? '';
      assert.equal((await shop.send('GET', '/api/menu', undefined, { 'if-none-match': etag })).status, 304);
      assert.equal(menu.headers.get('access-control-allow-origin'), null);
    });

    await t.test('answers HEAD as GET, without the body', async () => {
      const { customerId, id } = await shop.order('ann', { bruschetta: 1 });
      const orders = `/api/customer/${customerId}/orders`;
      const headers = asStaff();
      for (const path of ['/', '/health/live', '/health/ready', '/api/menu', `${orders}/${id}`, `${orders}?limit=1`]) {
        const [get, head] = await Promise.all(
          ['GET', 'HEAD'].map((method) => fetch(shop.url + path, { method, headers })),
        );
        assert.deepEqual([head?.status, await head?.text()], [200, ''], path);
        assert.equal(head?.headers.get('content-type'), get?.headers.get('content-type'), path);
      }
      const head = (path: string) => fetch(shop.url + path, { method: 'HEAD', headers }).then(({ status }) => status);
      assert.equal(await head(`${orders}/nobodys`), 404);
      assert.equal(await head(`${orders}?limit=0`), 422);
      assert.equal(await head('/api/nowhere'), 404);
      assert.equal(await head(`${orders}/${id}/cancel`), 405);
    });
  });
}
