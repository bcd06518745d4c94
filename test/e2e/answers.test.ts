import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { OPERATIONS, SEEN } from '../support/promised-answers.ts';
import { receiver } from '../support/receiver.ts';
import { Shop } from '../support/shop.ts';
import { commonRefusals, otherMethods } from './answers/common-refusals.ts';
import { dayOfOrders, dayOfTheShop } from './answers/day.ts';
import { ELSEWHERE } from './answers/elsewhere.ts';
import { MENU } from './answers/menu.ts';
import { movesRefused, wishesRefused } from './answers/orders-refused.ts';
import { dayRefused, moneyRefused, staffRefused } from './answers/shop-refused.ts';
import { webhooks } from './answers/webhooks.ts';

const env = { KITCHEN_MODE: 'manual', WEBHOOKS_PRIVATE: 'allow', UNPAID_PER_CLIENT: '1' };
const pos = await receiver({ '/gone': (response) => response.writeHead(410).end() });
const PROMISED = OPERATIONS.flatMap(({ answers }) => answers);
/** The answer itself, or its code in general. */
const namesOf = (answer: string) => [answer, answer.replace(/.* /, '')];
const isElsewhere = (answer: string) => namesOf(answer).some((name) => Object.hasOwn(ELSEWHERE, name));

test('every operation of the interface answers all that its document promises', async (t) => {
  const shop = await Shop.open(t, { env, menu: MENU });
  const day = await dayOfOrders(shop);
  await movesRefused(shop, day);
  await moneyRefused(shop, day);
  await dayOfTheShop(shop);
  await wishesRefused(shop);
  await staffRefused(shop);
  await webhooks(shop, pos);
  await dayRefused(shop);
  await otherMethods(shop);
  for (const operation of OPERATIONS) await commonRefusals(shop, operation);

  const missing = PROMISED.filter((answer) => !SEEN.has(answer) && !isElsewhere(answer));
  assert.deepEqual(missing, [], 'promised, and never answered');
  await shop.stop();
});

test('what is left to other tests is promised, does not happen here, and stands in those', () => {
  for (const [name, [, file]] of Object.entries(ELSEWHERE)) {
    const meant = PROMISED.filter((answer) => namesOf(answer).includes(name));
    assert.notDeepEqual(meant, [], `${name} is promised nowhere`);
    assert.deepEqual(
      meant.filter((answer) => SEEN.has(answer)),
      [],
    );
    const text = readFileSync(path.join(import.meta.dirname, `../${file}.test.ts`), 'utf8');
    assert.ok(text.includes(namesOf(name)[1] as string), `${file} does not have ${name}`);
  }
});
