import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MenuRefused, readMenu } from '../../services/stock/infrastructure/menu-file.ts';

const dish = (id: string, more: object = {}) => {
  return { id, name: id, description: '', category: 'Mains', price: 500, currency: 'eur', quantity: 10, ...more };
};
const choice = (id: string, more: object = {}) => ({ id, name: id, price: 0, ...more });
const group = (id: string, more: object = {}) => ({ id, name: id, min: 0, max: 1, choices: [choice('a')], ...more });
const dough = { id: 'dough', name: 'Dough', quantity: null, sold: false };

const GOOD: [string, unknown][] = [
  ['an array', [dish('soup')]],
  [
    'an object with settings',
    { shop: { name: 'Da Nino' }, taxes: { included: true, rates: { food: 700 } }, items: [dish('soup')] },
  ],
  [
    'an object that says who cooks, and for how long',
    { shop: { cooks: 3, stations: { oven: { minutes: 8 } } }, items: [dish('soup', { station: 'oven' })] },
  ],
  ['a dish that uses an ingredient', [dish('soup', { uses: [{ itemId: 'dough', quantity: 2 }] }), dough]],
  [
    'a dish without a price of its own, for which one must be chosen',
    [dish('soup', { price: 0, options: [group('size', { min: 1 })] })],
  ],
  [
    'a choice that makes it cheaper',
    [dish('soup', { options: [group('size', { choices: [choice('small', { price: -500 })] })] })],
  ],
  [
    'pictures',
    [dish('soup', { picture: 'soups/big soup.webp' }), dish('cake', { picture: 'https://img.example/cake' })],
  ],
  [
    'what is empty',
    [dish('soup', { picture: null, priceId: null, tax: null, allergens: null, options: [], uses: [] })],
  ],
];
for (const [what, file] of GOOD) {
  test(`a menu may be ${what}`, () => assert.ok(readMenu(structuredClone(file)).items.length > 0));
}

const WRONG: [string, unknown, string[]][] = [
  ['an unknown setting', { hours: [], items: [dish('soup')] }, ['hours is not a known field']],
  [
    'settings that are none',
    { shop: 7, taxes: [], items: [dish('soup')] },
    ['shop must be an object', 'taxes must be {included, rates}, not []'],
  ],
  [
    'hours that are none, and what no shop has',
    { shop: { timeZone: 'Mars', colour: 'red' }, items: [dish('soup')] },
    ['shop.colour is not a known field', 'shop.timeZone must be a time zone like Europe/Berlin, not "Mars"'],
  ],
  [
    'a shop without letters in its name',
    { shop: { name: ' ' }, items: [dish('soup')] },
    ['shop.name must be a text of 1 to 60 characters'],
  ],
  [
    'a contact that nobody can leave',
    { shop: { contact: ['fax'] }, items: [dish('soup')] },
    ['shop.contact must be a list out of name, phone, email, not ["fax"]'],
  ],
  [
    'a kitchen without cooks, and stations that do not say how long',
    { shop: { cooks: 0, stations: { oven: {}, bar: { minutes: 0.5 }, grill: 7 } }, items: [dish('soup')] },
    [
      'shop.cooks must be a whole number from 1 to 1000',
      'shop.stations.oven.minutes is missing',
      'shop.stations.bar.minutes must be a whole number from 1 to 1440',
      'shop.stations.grill must be an object',
    ],
  ],
  ['a price of an ingredient', [{ ...dough, price: 5 }], ['entry 1 (dough): price is not a known field']],
  [
    'a dish for nothing',
    [dish('soup', { price: 0 })],
    ['entry 1 (soup): price must be over 0 where no option has to be chosen, not 0'],
  ],
  [
    'options that cost less than nothing',
    [dish('soup', { options: [group('off', { max: 2, choices: [choice('a', { price: -300 })] })] })],
    ['entry 1 (soup): options can take the price below zero, to -100'],
  ],
  [
    'more that must be chosen than may be',
    [dish('soup', { options: [group('size', { min: 2 })] })],
    ['entry 1 (soup): options[0].min must not be over max, which is 1'],
  ],
  [
    'ids that come twice',
    [dish('soup', { options: [group('size', { choices: [choice('a'), choice('a')] }), group('size')] })],
    [
      'entry 1 (soup): options[1].id is that of options[0] too',
      'entry 1 (soup): options[0].choices[1].id is that of options[0].choices[0] too',
    ],
  ],
  [
    'a fault deep inside',
    [dish('soup', { options: [group('size', { choices: [choice('a', { price: 'much', colour: 'red' })] })] })],
    [
      'entry 1 (soup): options[0].choices[0].colour is not a known field',
      'entry 1 (soup): options[0].choices[0].price must be a whole number from -99999999 to 99999999',
    ],
  ],
  [
    'what it uses and is not there, is itself, or uses something too',
    [
      dish('soup', { uses: [{ itemId: 'salt', quantity: 1 }] }),
      dish('cake', { uses: [{ itemId: 'cake', quantity: 1 }] }),
      dish('menu', {
        options: [group('with', { choices: [choice('a', { uses: [{ itemId: 'soup', quantity: 1 }] })] })],
      }),
    ],
    [
      'entry 1 (soup): uses salt, which is not in the menu',
      'entry 2 (cake): uses itself',
      'entry 3 (menu): uses soup, which has options or uses of its own',
    ],
  ],
];
for (const [what, file, expected] of WRONG) {
  test(`a menu is refused for ${what}`, () => assert.deepEqual(problemsOf(file), expected));
}

test('a picture is never outside of its folder, nor of a type that is not served', () => {
  const bad = [
    '../x.jpg',
    'a/../x.jpg',
    '/x.jpg',
    '.x.jpg',
    'a/.x.jpg',
    'a\\x.jpg',
    'a%2f.jpg',
    'x.svg',
    'http://a/x.jpg',
  ];
  for (const picture of [...bad, 'https://', 'javascript:x.jpg', 'x.jpg\n', ''])
    assert.match(problemsOf([dish('soup', { picture })]).join(), /picture must be the path of a jpg/, picture);
});

function problemsOf(file: unknown): readonly string[] {
  try {
    readMenu(file);
  } catch (error) {
    return (error as MenuRefused).problems;
  }
  assert.fail('it was taken');
}
