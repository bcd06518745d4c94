import fc from 'fast-check';
import { HOUR, MINUTE, SECOND } from '../../kernel/time.ts';
import { type Back, giveBackAtStripe, PAYS, pay, paySecond, place, refund } from './people.ts';
import { ENDS, FAULTS } from './process.ts';
import { SWEEPS } from './services.ts';
import { disputes, orderId, shopActs } from './shop-steps.ts';
import { step } from './step.ts';
import { STRIPE_FAULTS } from './stripe-answers.ts';

const soups = (quantity: number) => ({ line: 0, quantity });
const BACK: [string, Back][] = [
  ['all', {}],
  ['300', { amount: 300 }],
  ['900', { amount: 900 }],
  ['5000', { amount: 5000 }],
  ['a soup', { lines: [soups(1)] }],
  ['a soup, which was not cooked,', { lines: [soups(1)], restock: true }],
  ['two soups and a cake', { lines: [{ line: 1, quantity: 1 }, soups(2)] }],
  ['a cake and the tip', { lines: [{ line: 1, quantity: 1 }], tip: true }],
  ['the tip', { tip: true }],
];

const refunded = fc
  .tuple(fc.constantFrom('r1', 'r2', 'r3'), fc.constantFrom(...BACK))
  .map(([refundId, [what, back]]) => ({ refundId, what, back }));

/** What people, messages and sweeps do in the shop. */
export const acts = fc.oneof(
  { weight: 4, arbitrary: shopActs },
  { weight: 6, arbitrary: orderId.map((id) => step(`a customer orders ${id}`, (world) => place(world, id))) },
  orderId.map((id) =>
    step(`the customer cancels ${id}`, (w) => w.command('order.cancel', { customerId: 'ann', orderId: id })),
  ),
  orderId.map((id) => step(`staff cancels ${id}`, (w) => w.command('order.cancelByStaff', { orderId: id }))),
  {
    weight: 2,
    arbitrary: fc.tuple(orderId, fc.array(refunded, { minLength: 1, maxLength: 3 })).map(([id, all]) => {
      const told = all.map(({ what, refundId }) => `${what} of ${id} back, as ${refundId}`);
      return step(`staff gives ${told.join(', then ')}`, async (world) => {
        for (const { refundId, back } of all) await refund(world, id, refundId, back);
      });
    }),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(orderId, fc.constantFrom('start', 'start', 'bump', 'bump', 'recall', 'handOver'))
      .map(([id, what]) =>
        step(`a cook presses ${what} for ${id}`, (w) => w.command(`kitchen.${what}`, { orderId: id })),
      ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...SWEEPS).map((name) => step(`the sweep ${name} looks`, (w) => w.sweep(name))),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(fc.nat(9), fc.boolean()).map(([nth, keep]) =>
      step(`message ${nth} of the bag arrives${keep ? ', and will arrive again' : ''}`, async (world) => {
        const message = world.bag[nth % (world.bag.length || 1)];
        if (message) await world.deliver(message, keep);
      }),
    ),
  },
);

/** What happens at Stripe. */
export const atStripe = fc.oneof(
  { weight: 3, arbitrary: disputes },
  {
    weight: 8,
    arbitrary: fc
      .tuple(orderId, fc.constantFrom(...Object.keys(PAYS), 'pays', 'pays'))
      .map(([id, how]) => step(`the customer of ${id} ${how}`, (world) => pay(world, id, how))),
  },
  fc
    .tuple(orderId, fc.constantFrom('now', 'later'))
    .map(([id, when]) =>
      step(`somebody pays a second Session of ${id}, ${when}`, async (world) => paySecond(world, id, when)),
    ),
  fc.tuple(orderId, fc.constantFrom('paid', 'failed')).map(([id, outcome]) =>
    step(`the slow payment of ${id} is ${outcome}`, async ({ stripe }) => {
      for (const session of stripe.sessions) if (session.orderId === id) stripe.settle(session, outcome);
    }),
  ),
  fc
    .tuple(orderId, fc.constantFrom(200, 10_000))
    .map(([id, most]) =>
      step(`somebody gives ${most} of ${id} back in Stripe's dashboard`, async (world) =>
        giveBackAtStripe(world, id, most),
      ),
    ),
  fc.constantFrom(true, false).map((isSlow) =>
    step(
      isSlow ? 'refunds take their time from now on' : 'refunds are made at once from now on',
      async ({ stripe }) => {
        stripe.bankIsSlow = isSlow;
      },
    ),
  ),
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(3), fc.constantFrom('succeeded', 'failed')).map(([nth, state]) =>
      step(`refund ${nth} at Stripe has ${state}`, async (world) => {
        const { refunds } = world.stripe;
        const found = refunds[nth % (refunds.length || 1)];
        if (found) world.stripe.moveRefund(found, state);
        if (found && state === 'failed') world.note('a refund fails');
      }),
    ),
  },
);

/** What goes wrong. */
export const trouble = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ how: fc.constantFrom(...FAULTS), call: fc.integer({ min: 1, max: 12 }), skip: fc.nat(2) })
      .map((fault) =>
        step(`a process ${fault.how} call ${fault.call}, ${fault.skip} processes from now`, async (world) => {
          world.armed = fault;
        }),
      ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...ENDS), fc.nat(2)).map(([how, skip]) =>
      step(`a process ${how}, ${skip} processes from now`, async (world) => {
        world.armed = { how, call: 0, skip };
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...STRIPE_FAULTS).map((fault) =>
      step(`Stripe ${fault} in the next call`, async ({ stripe }) => {
        stripe.fault = fault;
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.nat(9).map((nth) =>
      step(`message ${nth} of the bag is lost`, async (world) => {
        const message = world.bag[nth % (world.bag.length || 1)];
        if (!message || message.sure) return;
        world.remove(message);
        world.note('a message is lost');
      }),
    ),
  },
  fc.constant(
    step('all that is under way is lost', async (world) => {
      for (const message of world.bag.filter(({ sure }) => !sure)) {
        world.remove(message);
        world.note('a message is lost');
      }
    }),
  ),
  fc.constant(step('a backup is put back in which no number was given', async ({ numbers }) => numbers.loseCounts())),
  fc.constant(step('whoever stalled goes on', (world) => world.goOn())),
  fc.constant(step('every process is killed, and one is started anew', (world) => world.restart())),
);

const TIMES: [string, number][] = [
  ['a few seconds', 3 * SECOND],
  ['a minute', MINUTE],
  ['ten minutes', 10 * MINUTE],
  ['half an hour', 31 * MINUTE],
  ['five hours', 5 * HOUR],
  ['a day', 25 * HOUR],
];
export const time = fc
  .constantFrom(...TIMES, ...TIMES.slice(0, 3))
  .map(([name, ms]) =>
    step(`${name} pass${name.startsWith('a ') && name !== 'a few seconds' ? 'es' : ''}`, async (world) =>
      world.pass(ms),
    ),
  );
