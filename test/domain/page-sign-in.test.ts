import assert from 'node:assert/strict';
import { test } from 'node:test';

interface Scripts {
  ownPage(to: string | null, otherwise: string, root: URL): string;
  signInAddress(page: URL, root: URL): string;
  homeOf(roles: string[]): string;
}
const script = async (name: string): Promise<Scripts> =>
  import(new URL(`../../public/scripts/${name}.js`, import.meta.url).href);
const { homeOf, ownPage } = await script('sign-in/own-page');
const { signInAddress } = await script('base/sign-in');

test('who signs in again comes back to the part of the page that was shown, and tells no server what opens an order', () => {
  const root = new URL('https://shop.example/food/');
  const back = (page: string) => {
    const address = new URL(signInAddress(new URL(page, root), root));
    assert.equal(address.href.split('?')[0], 'https://shop.example/food/sign-in');
    return ownPage(address.searchParams.get('to'), 'kitchen', root);
  };
  for (const page of ['office#order/01-a', 'kitchen?station=grill', 'counter#order/7', 'board'])
    assert.equal(back(page), new URL(page, root).href);
  assert.equal(back('orders/01-a?x=2#secret'), 'https://shop.example/food/orders/01-a?x=2');
  assert.equal(back('orders/office#secret'), 'https://shop.example/food/orders/office');
});

test('after signing in one comes to a page of this shop, and to no other', () => {
  const root = new URL('https://shop.example/food/');
  const goes = (to: string | null) => ownPage(to, 'kitchen', root);
  assert.equal(goes('/food/orders/1?x=2'), 'https://shop.example/food/orders/1?x=2');
  assert.equal(goes('reports'), 'https://shop.example/food/reports');
  const elsewhere = [
    ...[
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example/food/',
      'https://evil.example/food/',
      'http:evil.example',
    ],
    ...[
      'https://shop.example@evil.example/food/',
      'https://shop.example.evil.example/food/',
      'http://shop.example/food/',
    ],
    ...[
      'javascript:alert(1)',
      'data:text/html,x',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'blob:https://shop.example/food/x',
    ],
    ...['/other', '/food/../other', '/food', 'https://', null, ''],
  ];
  for (const to of elsewhere) assert.equal(goes(to), 'https://shop.example/food/kitchen', String(to));
});

test('who came for no page begins with that of their roles', () => {
  const homes = [['manager', 'ops'], ['ops'], ['kitchen', 'counter'], ['counter']].map(homeOf);
  assert.deepEqual(homes, ['office', 'office', 'kitchen', 'counter']);
});
