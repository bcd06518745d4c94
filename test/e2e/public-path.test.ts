import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Customers, type Placed } from '../support/customers.ts';
import { freePort } from '../support/free-port.ts';
import { bearer } from '../support/passes.ts';
import { pathProxy } from '../support/path-proxy.ts';
import { Shop } from '../support/shop.ts';

const PUBLIC = path.join(import.meta.dirname, '../../public');
const BELOW = '/food/shop';

/** Every address that a page or a script names, as a browser understands it. */
function namedIn(text: string, url: string): string[] {
  const attributes = [...text.matchAll(/\b(?:href|src)="([^"#]+)"/g)].map(([, to = '']) => to);
  const imports = [...text.matchAll(/\bfrom '([^']+)'/g)].map(([, to = '']) => to);
  return [...attributes, ...imports].map((to) => new URL(to, url).href);
}

/** Opens a page with all that it names, and what that names; answers the addresses of its scripts. */
async function browse(url: string): Promise<string[]> {
  const seen = new Set<string>();
  const waiting = [url];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const response = await fetch(next);
    const text = await response.text();
    assert.equal(response.status, 200, next);
    if (/\.(svg|css)$/.test(next)) continue;
    waiting.push(...namedIn(text, response.url));
  }
  return [...seen].filter((one) => one.endsWith('.js'));
}

for (const strips of [true, false]) {
  test(`below a path, behind a proxy that ${strips ? 'cuts it off' : 'hands it on'}: pages, orders, payment and webhooks`, async (t) => {
    const shopPort = await freePort();
    const proxy = await pathProxy(t, BELOW, { shopPort, strips });
    const url = proxy + BELOW;
    const limits = { RATE_LIMITS: 'on', TRUSTED_PROXIES: strips ? 'loopback' : '' };
    const shop = await Shop.open(t, { env: { PORT: `${shopPort}`, PUBLIC_URL: `${url}/`, ...limits } });
    assert.match(shop.output, new RegExp(`Shop +${url}/\n +Kitchen +${url}/kitchen\n`));
    for (const page of ['/', '/kitchen', '/kitchen/', '/orders/x', '/sign-in']) {
      const scripts = await browse(url + page);
      assert.ok(
        scripts.some((one) => /\/scripts\/(base\/)?api\.js$/.test(one)),
        `${scripts}`,
      );
    }

    const [, address = '', token] = /Sign in +([^ #]+)#([\w-]{43}) /.exec(shop.output) ?? [];
    assert.equal(address, `${url}/sign-in`);
    const customers = new Customers(url);
    const signedIn = await customers.send('POST', '/api/session', { token });
    assert.match(signedIn.headers.get('set-cookie') ?? '', new RegExp(`; Path=${BELOW}; `));
    const { headers, body } = await customers.send<Placed>('POST', '/api/customer/ann/orders', {
      items: [{ id: 'margherita', quantity: 1 }],
    });
    assert.equal(headers.get('location'), `${BELOW}/api/customer/ann/orders/${body.id}`);
    assert.match(headers.get('ratelimit') ?? '', /^"orders";r=239;t=60$/);
    const read = await fetch(new URL(headers.get('location') ?? '', url), { headers: bearer(body.secret) });
    assert.equal(read.status, 200);
    assert.equal(body.trackingUrl, `${url}/orders/${body.id}#${body.secret}`);
    await customers.waitForStatus(body, ['waiting_for_payment']);
    const paid = await customers.press(body, 'pay');
    assert.equal(paid?.headers.get('location'), `${url}/orders/${body.id}`, 'Stripe never sees the secret');
    await customers.waitForStatus(body, ['cooked', 'completed']);
    assert.doesNotMatch(shop.output, /webhook/, 'every one arrived');
    assert.equal(shop.output.split('proxy-unknown').length - 1, strips ? 0 : 1, 'told once that it is not declared');
    const direct = await shop.get(body);
    assert.equal(direct.id, body.id, 'without the path, too');
  });
}

test('no page and no script names an address that begins at the root', () => {
  const files = readdirSync(PUBLIC, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(html|js|css)$/.test(file),
  );
  assert.ok(files.length > 20);
  for (const file of files) {
    const text = readFileSync(path.join(PUBLIC, file), 'utf8');
    assert.doesNotMatch(text, /(?:href|src)="\/|url\(["']?\/|fetch\(['"`]\/|from '\/|\.assign\(['"`]\//, file);
  }
  const askers = files.filter((file) =>
    /\bfetch\(|\blocation\.assign\(/.test(readFileSync(path.join(PUBLIC, file), 'utf8')),
  );
  assert.deepEqual(
    askers.sort(),
    [
      'scripts/base/api.js',
      'scripts/base/sign-in.js',
      'scripts/office/main.js',
      'scripts/office/operations/health.js',
      'scripts/shop/main.js',
      'scripts/shop/to-payment.js',
    ],
    'whoever asks does so by inShop()',
  );
});
