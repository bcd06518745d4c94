import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { AnyShop, Open } from '../support/any-shop.ts';
import type { Answer } from '../support/customers.ts';
import { BAD_REQUESTS, type BadRequest } from './bad-requests.ts';

interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  trace_id: string;
  errors?: { path: string; message: string }[];
  data?: unknown;
}

const INSIDE = /node_modules|\.ts\b|\bat \S+:\d+|stack|sqlite|moleculer|validator|undefined|\[object/i;

function checkProblem({ status, headers, body }: Answer<Problem>, wanted: Omit<BadRequest, 'name' | 'send'>): void {
  const said = JSON.stringify(body);
  assert.equal(status, wanted.status, said);
  assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.deepEqual([body.status, body.code], [wanted.status, wanted.code], said);
  for (const name of ['type', 'title', 'detail', 'trace_id'] as const) assert.ok(body[name], `${name} of ${said}`);
  assert.equal(body.trace_id, headers.get('x-request-id'));
  const paths = (body.errors ?? []).map(({ path }) => path);
  assert.deepEqual(paths.sort(), [...(wanted.paths ?? [])].sort(), said);
  assert.doesNotMatch(said, INSIDE);
}

export function badInput(open: Open): void {
  test('bad input', async (t) => {
    const shop = await open(t);
    await refusals(t, shop);
    await shop.stop();
  });
}

async function refusals(t: TestContext, shop: AnyShop): Promise<void> {
  for (const { name, send, ...wanted } of BAD_REQUESTS) {
    await t.test(`refused, with nothing stored and nothing held: ${name}`, async () => {
      const before = await shop.stores();
      checkProblem(await shop.send<Problem>(...send), wanted);
      assert.deepEqual(await shop.stores(), before);
    });
  }

  await t.test('who wants more than there is learns what is left of each dish, and holds nothing', async () => {
    const [dish, other] = ['burrata', 'tiramisu'] as const;
    for (let left = await shop.left(dish); left > 50; left -= 100) {
      await shop.order('ann', { [dish]: Math.min(100, left - 50) });
    }
    const before = (await shop.stores()).movements;
    const items = [
      { id: other, quantity: 1 },
      { id: dish, quantity: 60 },
    ];
    const answer = await shop.send<Problem>('POST', '/api/customer/ann/orders', { items });
    checkProblem(answer, { status: 409, code: 'STOCK_INSUFFICIENT' });
    assert.deepEqual(answer.body.data, { items: [{ id: dish, wanted: 60, available: 50 }] });
    assert.deepEqual((await shop.stores()).movements, before);
  });

  await t.test('a value outside a list is told the list, and an unfit name what fits', async () => {
    const told = async (where: string) => {
      const { body } = await shop.send<Problem & { errors: { message: string }[] }>('GET', where);
      return body.errors[0]?.message ?? '';
    };
    assert.match(
      await told('/api/kitchen/tickets?state=raw'),
      /must be one of: planned, queued, cooking, cooked, closed$/,
    );
    assert.match(await told('/api/customer/a%20b/orders'), /must be 1 to 64 letters, digits/);
  });

  await t.test('an address that takes another method says which', async () => {
    const { headers } = await shop.send('PUT', '/api/customer/ann/orders');
    assert.deepEqual((headers.get('allow') ?? '').split(', ').sort(), ['GET', 'HEAD', 'POST']);
  });

  await t.test("a browser's preflight announces a request and does nothing of it", async () => {
    const order = await shop.order('ann', { bruschetta: 1 });
    const cancel = `/api/customer/ann/orders/${order.id}/cancel`;
    const announced = { 'access-control-request-method': 'POST' };
    const answer = await shop.send<Problem>('OPTIONS', cancel, undefined, announced);
    checkProblem(answer, { status: 405, code: 'METHOD_NOT_ALLOWED' });
    assert.notEqual((await shop.get(order)).status, 'cancelled');
  });

  await t.test('a request keeps the id that its client gave it, unless that is unfit for a log', async () => {
    const named = async (id: string) =>
      (await shop.send('GET', '/api/menu', undefined, { 'x-request-id': id })).headers.get('x-request-id');
    assert.equal(await named('my-request.7'), 'my-request.7');
    for (const id of ['x'.repeat(10_000), 'a b', '{"level":60}', '<b>', 'é', '']) {
      assert.match((await named(id)) ?? '', /^[\da-f]{32}$/, id.slice(0, 20));
    }
  });
}
