import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { test } from 'node:test';
import type { AnyShop, Open } from '../support/any-shop.ts';
import { bearer, tokenOf } from '../support/passes.ts';

interface Told {
  code?: string;
  items?: { id: string }[];
}
const NOBODY = {};

/** The request with these headers and no others. */
async function asks(shop: AnyShop, what: string, headers: Record<string, string>, body?: object) {
  const [method = '', where = ''] = what.split(' ');
  const type: Record<string, string> = body ? { 'content-type': 'application/json' } : {};
  const init = { method, headers: { ...type, ...headers }, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(shop.url + where, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: (text ? JSON.parse(text) : {}) as Told };
}
const statusOf = async (...asked: Parameters<typeof asks>) => (await asks(...asked)).status;
const codeOf = async (...asked: Parameters<typeof asks>) => (await asks(...asked)).body.code;

/** One test for each item of the OWASP API Security Top 10 of 2023: https://owasp.org/API-Security/editions/2023/en/0x11-t10/ */
export function security(open: Open): void {
  test('OWASP API Security Top 10', async (t) => {
    const shop = await open(t);
    const [anns, eves] = [await shop.order('ann', { burrata: 1 }), await shop.order('eve', { burrata: 1 })];
    const key = async (...roles: string[]) => {
      const made = await shop.send<{ id: string; key: string }>('POST', '/api/keys', { name: roles.join(), roles });
      assert.equal(made.status, 200, JSON.stringify(made.body));
      return made.body;
    };
    const cook = await key('kitchen');

    await t.test('API1 Broken Object Level Authorization: no credential opens the order of another', async () => {
      const own = `/api/customer/ann/orders/${anns.id}`;
      const asEve = bearer(eves.secret);
      for (const path of [own, `/api/orders/${anns.id}`]) {
        assert.equal(await codeOf(shop, `GET ${path}`, NOBODY), 'CREDENTIALS_MISSING');
        assert.equal(await codeOf(shop, `GET ${path}`, asEve), 'CREDENTIALS_INVALID');
        assert.equal(await codeOf(shop, `GET ${path}`, bearer(tokenOf({ sub: 'ann' }))), 'ORDER_UNKNOWN');
        assert.equal(await statusOf(shop, `GET ${path}`, bearer(anns.secret)), 200);
      }
      assert.equal(await codeOf(shop, `POST ${own}/cancel`, asEve, {}), 'CREDENTIALS_INVALID');
      assert.equal(await codeOf(shop, `GET /api/customer/eve/orders/${anns.id}`, bearer(anns.secret)), 'ORDER_UNKNOWN');
      assert.equal(await codeOf(shop, 'GET /api/customer/ann/orders', bearer(anns.secret)), 'CREDENTIALS_INVALID');

      const [cleo, dora] = [bearer(tokenOf({ sub: 'cleo' })), bearer(tokenOf({ sub: 'dora' }))];
      const items = [{ id: 'burrata', quantity: 1 }];
      const cleos = (await asks(shop, 'POST /api/customer/shared/orders', cleo, { items })).body as { id: string };
      const hers = `/api/customer/shared/orders/${cleos.id}`;
      assert.deepEqual(
        [await statusOf(shop, `GET ${hers}`, cleo), await statusOf(shop, `GET ${hers}`, dora)],
        [200, 404],
      );
      assert.equal(await codeOf(shop, `POST ${hers}/cancel`, dora, {}), 'ORDER_UNKNOWN');
      const list = async (who: Record<string, string>) =>
        (await asks(shop, 'GET /api/customer/shared/orders', who)).body.items?.map(({ id }) => id);
      assert.deepEqual([await list(cleo), await list(dora)], [[cleos.id], []]);
      assert.equal(await statusOf(shop, `POST ${hers}/cancel`, cleo, {}), 200);
    });

    await t.test('API2 Broken Authentication: what is forged, over or revoked opens nothing', async () => {
      const tickets = 'GET /api/kitchen/tickets';
      const none = 'a secret that the shop does not know, whoever does';
      const forged: Record<string, string> = {
        'signed by others': tokenOf({ sub: 'x', roles: ['manager'] }, none),
        'over for an hour': tokenOf({ sub: 'x', roles: ['manager'], exp: Math.floor(Date.now() / 1000) - 3600 }),
        'not signed': `${tokenOf({ sub: 'x', roles: ['manager'] })
          .split('.')
          .slice(0, 2)
          .join('.')}.AA`,
        'a key nobody made': `${cook.key.slice(0, -1)}${cook.key.endsWith('a') ? 'b' : 'a'}`,
        'another prefix': cook.key.replace('live', 'test'),
      };
      assert.equal(await statusOf(shop, tickets, bearer(cook.key)), 200);
      for (const [what, credential] of Object.entries(forged)) {
        const { status, headers, body } = await asks(shop, tickets, bearer(credential));
        assert.deepEqual([status, body.code], [401, 'CREDENTIALS_INVALID'], what);
        assert.match(headers.get('www-authenticate') ?? '', /^Bearer /, what);
      }
      const lost = await key('kitchen');
      assert.equal((await shop.send('POST', `/api/keys/${lost.id}/revoke`, {})).status, 200);
      assert.equal(await codeOf(shop, tickets, bearer(lost.key)), 'CREDENTIALS_INVALID');
    });

    await t.test(
      'API3 Broken Object Property Level Authorization: no client sets or sees what is not its own',
      async () => {
        const items = [{ id: 'burrata', quantity: 1 }];
        const given = {
          orderId: anns.id,
          owner: 'ann',
          isNew: true,
          client: 'another',
          unpaidOf: null,
          status: 'paid',
          total: 1,
          secret: 'x',
          payBefore: '2030',
        };
        for (const [name, value] of Object.entries(given)) {
          const { status, text } = await asks(shop, 'POST /api/customer/eve/orders', NOBODY, { items, [name]: value });
          assert.deepEqual([status, text.includes(`"path":"${name}"`)], [422, true], `${name}: ${text}`);
        }
        const seen = await asks(shop, `GET /api/orders/${anns.id}`, bearer(anns.secret));
        const inner =
          /"(owner|unpaidOf|client|version|outbox|requests|trace|day|disputes|entries|who|secret|session|dueAt)":/;
        assert.doesNotMatch(seen.text, inner);
      },
    );

    await t.test('API5 Broken Function Level Authorization: a cook can cook, and not refund', async () => {
      assert.equal(await statusOf(shop, 'GET /api/kitchen/tickets', bearer(cook.key)), 200);
      const others = [`POST /api/kitchen/orders/${anns.id}/cancel`, 'POST /api/keys'];
      for (const what of others) assert.equal(await codeOf(shop, what, bearer(cook.key), {}), 'NOT_ALLOWED', what);
      for (const what of others) assert.equal(await codeOf(shop, what, NOBODY, {}), 'CREDENTIALS_MISSING', what);
      const manager = await key('manager');
      const made = { name: 'more than I have', roles: ['ops'] };
      assert.equal(await codeOf(shop, 'POST /api/keys', bearer(manager.key), made), 'NOT_ALLOWED');
    });

    await t.test('API7 Server Side Request Forgery: no message goes where only the shop itself can go', async () => {
      const ops = bearer((await key('ops')).key);
      for (const url of [
        'https://127.0.0.1/',
        'https://[::ffff:10.0.0.1]/',
        'https://169.254.169.254/latest',
        'http://1.1.1.1/',
      ]) {
        const { status, body } = await asks(shop, 'POST /api/webhooks', ops, { url, events: ['order.paid'] });
        assert.deepEqual([status, body.code], [422, 'WEBHOOK_URL'], url);
      }
    });

    await t.test('API8 Security Misconfiguration: nothing is open, told or taken that need not be', async () => {
      const cross = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
      for (const method of ['OPTIONS', 'GET']) {
        const { headers } = await asks(shop, `${method} /api/menu`, cross);
        assert.equal(headers.get('access-control-allow-origin'), null);
      }
      const wrong = await asks(shop, 'POST /api/customer/ann/orders', NOBODY, {
        items: [{ id: '__proto__', quantity: 1 }],
      });
      assert.doesNotMatch(wrong.text, /\bat |node_modules|\.ts\b/, 'no insides');
      for (const header of ['x-powered-by', 'server']) assert.equal(wrong.headers.get(header), null);
      assert.equal(wrong.headers.get('x-content-type-options'), 'nosniff');
      assert.match(await rawly(shop, 'TRACE / HTTP/1.1\r\nHost: x\r\n\r\n'), /^HTTP\/1.1 4\d\d /);
      const smuggled =
        'POST /api/quote HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
      assert.match(await rawly(shop, smuggled), /^HTTP\/1.1 400 /);
      for (const where of ['/.env', '/package.json', '/scripts/..%2f..%2fpackage.json', '/data/api.sqlite'])
        assert.equal(await statusOf(shop, `GET ${where}`, NOBODY), 404, where);
    });

    await t.test('API9 Improper Inventory Management: there is no route beside those that are documented', async () => {
      const { text } = await asks(shop, 'GET /api/openapi.json', NOBODY);
      const { paths } = JSON.parse(text) as { paths: Record<string, object> };
      assert.ok(Object.keys(paths).length > 20);
      for (const hidden of [
        '/api/~node/actions',
        '/api/$node/services',
        '/api/list-aliases',
        '/api/order/create',
        '/api/v0/menu',
      ])
        assert.equal(await codeOf(shop, `GET ${hidden}`, NOBODY), 'NO_SUCH_ADDRESS', hidden);
    });

    await t.test(
      'API10 Unsafe Consumption of APIs: what says that it comes from Stripe is believed when it is signed',
      async () => {
        const object = {
          id: 'cs_x',
          object: 'checkout.session',
          payment_status: 'paid',
          metadata: { order_id: anns.id },
        };
        const event = { id: 'evt_x', object: 'event', type: 'checkout.session.completed', data: { object } };
        const signature = { 'stripe-signature': `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}` };
        for (const headers of [NOBODY, signature])
          assert.equal(await codeOf(shop, 'POST /api/webhook', headers, event), 'WEBHOOK_SIGNATURE');
        assert.ok(['pending', 'waiting_for_payment'].includes((await shop.get(anns)).status));
      },
    );
  });
}

/** What is answered to these very bytes. */
async function rawly({ url }: AnyShop, bytes: string): Promise<string> {
  const socket = net.connect({ host: 'localhost', port: Number(new URL(url).port) });
  socket.write(bytes);
  const [answer] = await once(socket, 'data');
  socket.destroy();
  return String(answer);
}
