import assert from 'node:assert/strict';
import { test } from 'node:test';

const { ownPage } = (await import(new URL('../../public/scripts/sign-in/own-page.js', import.meta.url).href)) as {
  ownPage(to: string | null, otherwise: string, root: URL): string;
};

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
