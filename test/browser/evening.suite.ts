import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderView } from '../../services/order/order.contract.ts';
import type { AnyShop } from '../support/any-shop.ts';
import { shopClock } from '../support/clock.ts';
import type { Placed } from '../support/customers.ts';
import { ringsOf } from '../support/page-checks.ts';
import { asStaff } from '../support/passes.ts';
import { payTwin, signIn } from '../support/people.ts';
import type { OpenVisited } from '../support/visits.ts';
import { settles } from './kitchen.suite.ts';

/** The pages ask who is signed in, and the shop is away for a while. */
const EXPECTED = /401.*api\/session|ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE|50[234]/;
/** Milliseconds within which what is pushed is seen. */
const PUSHED = 1000;
const MINUTE = 60_000;

/** An evening of a shop in the windows of all who have part in it, from the first order to the closed day. */
export function evening(open: OpenVisited): void {
  test('an evening, from an order at a table to the closed day, in the windows of everybody', async (t) => {
    const clock = shopClock();
    const { shop, openPage } = await open(t, { env: { KITCHEN_MODE: 'manual', ...clock.env } });
    const staff = async (path: string, ...roles: Parameters<typeof signIn>[2][number][]) => {
      const page = await openPage({ path: 'sign-in', expected: EXPECTED });
      await signIn(page, shop, roles);
      await page.goto(path);
      return page;
    };
    const [kitchen, secondKitchen, board] = [
      await staff('kitchen', 'kitchen'),
      await staff('kitchen', 'kitchen', 'counter'),
      await staff('board', 'counter'),
    ];
    const guest = await openPage({ path: '?table=12', width: 390, height: 844, expected: EXPECTED });
    let order: OrderView;
    let pickup: Placed;

    await t.test('a guest at a table orders with options, pays, and both kitchens ring', async () => {
      await kitchen.getByText('Nothing to cook.').waitFor();
      await guest.getByRole('button', { name: /Pizza Margherita/ }).click();
      await guest.getByLabel('large').check();
      await guest.getByLabel(/^Note for the kitchen/).fill('no cutlery');
      await guest.getByRole('button', { name: /^Add · / }).click();
      await guest.getByRole('link', { name: /basket/i }).click();
      await guest.getByRole('button', { name: 'Order and pay' }).click();
      await payTwin(guest);
      await guest.getByText('Thank you. The kitchen has your order.').waitFor();
      order = await latest(shop);
      assert.deepEqual(order.service, { kind: 'table', table: '12' });
      for (const page of [kitchen, secondKitchen]) {
        await page.locator(`#ticket-${order.id}`).getByText('no cutlery').waitFor();
        assert.notEqual((await ringsOf(page)).length, 0);
      }
    });

    await t.test(
      'it is cooked by keyboard in one kitchen, seen in the other, and told to the guest at once',
      async () => {
        const in2nd = (column: string) => secondKitchen.locator(`.${column} #ticket-${order.id}`);
        await settles(kitchen);
        await kitchen.keyboard.press('1');
        await Promise.all([
          in2nd('cooking').waitFor({ timeout: PUSHED }),
          guest.getByText('Your meal is being cooked.').waitFor({ timeout: PUSHED }),
        ]);
        await kitchen.keyboard.press('ArrowRight');
        await settles(kitchen);
        await kitchen.keyboard.press('Enter');
        await Promise.all([
          in2nd('cooked').waitFor({ timeout: PUSHED }),
          guest.getByText('It comes to your table.').waitFor({ timeout: PUSHED }),
        ]);
      },
    );

    await t.test('what is picked up is called out on the wall as soon as it is ready', async () => {
      pickup = await shop.order('bob', { tiramisu: 1 });
      await shop.pay(pickup);
      const ticket = secondKitchen.locator(`#ticket-${pickup.id}`);
      await ticket.getByRole('button', { name: 'Start' }).waitFor();
      await settles(secondKitchen);
      await ticket.getByRole('button', { name: 'Start' }).click();
      await ticket.getByRole('button', { name: 'Done' }).waitFor();
      await settles(secondKitchen);
      const number = String((await shop.get(pickup)).number);
      await ticket.getByRole('button', { name: 'Done' }).click();
      const called = board.getByRole('region', { name: 'Ready' }).getByText(number, { exact: true });
      await called.waitFor({ timeout: PUSHED });
      assert.equal(
        await board.getByText(String(order.number), { exact: true }).count(),
        0,
        'what goes to a table is not',
      );
    });

    await t.test('the shop is killed and comes back: every window says so, and catches up', async () => {
      await shop.powerCut();
      await Promise.all([
        guest.getByText('The shop cannot be reached since').waitFor(),
        kitchen.getByText('CUT OFF since').waitFor(),
        board.getByText('The shop cannot be reached since').waitFor(),
      ]);
      await shop.start();
      await shop.send('POST', `/api/orders/${order.id}/complete`, {}, asStaff());
      await guest.getByText('Enjoy your meal!').waitFor();
      await kitchen.getByText('CUT OFF since').waitFor({ state: 'detached' });
      await board.getByText('The shop cannot be reached since').waitFor({ state: 'detached' });
    });

    await t.test('a dish is refunded, which its guest sees, and the day is closed', async () => {
      const office = await staff(`office#order/${order.id}`, 'manager', 'ops');
      await office.getByLabel('Pizza Margherita').selectOption('1');
      await office.getByRole('button', { name: 'Refund', exact: true }).click();
      await office.getByRole('dialog').getByRole('button', { name: 'Refund', exact: true }).click();
      await guest.getByText(/went back to your card\. \(1 × Pizza Margherita/).waitFor();
      await clock.move(5 * MINUTE);
      await office.goto('office#report');
      await office.getByRole('button', { name: 'Close the day (Z)' }).click();
      await office.getByRole('dialog').getByRole('button', { name: 'Close the day (Z)' }).click();
      await office.getByRole('heading', { name: 'Z report 1' }).waitFor();
    });

    await t.test('a menu that is open closes before the eyes of a guest when the time comes', async () => {
      const at = (ms: number) => new Date(clock.now().getTime() + ms).toISOString().slice(11, 16);
      const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
      const hours = (await shop.send<object>('GET', '/api/hours', undefined, asStaff())).body;
      const span = { days, from: at(-60 * MINUTE), to: at(20 * MINUTE) };
      await shop.send('PUT', '/api/hours', { ...hours, hours: [span] }, asStaff());
      await guest.goto('./');
      await guest.getByText(/^Open, orders until/).waitFor();
      await clock.move(25 * MINUTE);
      await guest.getByText(/^Closed\. Opens at/).waitFor();
    });
  });
}

async function latest(shop: AnyShop): Promise<OrderView> {
  const { body } = await shop.send<{ items: OrderView[] }>('GET', '/api/orders?limit=1', undefined, asStaff());
  return body.items[0] as OrderView;
}
