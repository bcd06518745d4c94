import fc from 'fast-check';
import { HOUR, later, MINUTE } from '../../kernel/time.ts';
import { dispute, place } from './people.ts';
import type { Terms, Wish } from './shop.ts';
import { type Step, step } from './step.ts';
import type { World } from './world.ts';

export const orderId = fc.constantFrom('A', 'A', 'A', 'A', 'A', 'A', 'A', 'B', 'B', 'C');

export const terms: fc.Arbitrary<Terms> = fc.record({
  opening: fc.constantFrom('always', 'by hours', 'one a slot', 'one a slot', 'two a slot'),
  taxes: fc.constantFrom('no', 'included', 'added'),
});

/** Times that orders compete for; none of the shop's slots begins at the last. */
const TIMES = [15, 15, 30, 375, 20];
const wishAt = (times: number[]): fc.Arbitrary<Wish> =>
  fc
    .record({
      inMinutes: fc.option(fc.constantFrom(...times), { nil: undefined, freq: 2 }),
      tip: fc.constantFrom(0, 151, 151),
      service: fc.constantFrom({ kind: 'pickup' } as const, { kind: 'table' } as const),
    })
    .map(({ inMinutes, ...wish }) => ({ ...wish, ...(inMinutes !== undefined && { inMinutes }) }));
export const wish = wishAt(TIMES.slice(0, -1));

/** For people. */
export const tellWish = ({ inMinutes, tip, service }: Wish): string =>
  `for ${inMinutes === undefined ? 'as soon as possible' : `${inMinutes} minutes after the beginning`}, ${service?.kind}, tip ${tip}`;

const PAUSES: [string, number | null][] = [
  ['pauses the shop for 20 minutes', 20 * MINUTE],
  ['pauses the shop for six hours', 6 * HOUR],
  ['ends the pause', null],
  ['ends the pause', null],
];
const SOLD_OUT: [string, object, number | null][] = [
  ['the soup is sold out for 20 minutes', { itemId: 'soup', soldOut: true }, 20 * MINUTE],
  ['the cake is sold out', { itemId: 'cake', soldOut: true }, null],
  ['the cake is there again', { itemId: 'cake', soldOut: false }, null],
  ['the cream is sold out for an hour', { itemId: 'cake', ...cream(), soldOut: true }, HOUR],
];
function cream() {
  return { choice: { groupId: 'extras', choiceId: 'cream' } };
}
const until = (world: World, ms: number | null) => (ms === null ? null : later(world.now(), ms).toISOString());

/** What people do about times, and about what can be ordered. */
export const shopActs: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(orderId, wishAt(TIMES))
    .map(([id, wish]) => step(`a customer orders ${id} ${tellWish(wish)}`, (world) => place(world, id, wish))),
  fc.constantFrom(...PAUSES).map(([what, ms]) =>
    step(`staff ${what}`, (world) => {
      if (ms !== null) world.note('the shop is paused');
      return world.command('stock.pause', { until: until(world, ms) });
    }),
  ),
  fc.constantFrom(...SOLD_OUT).map(([what, mark, ms]) =>
    step(`staff says that ${what}`, (world) => {
      const ends = until(world, ms);
      return world.command('stock.setSoldOut', { ...mark, ...(ends && { until: ends }) });
    }),
  ),
  fc
    .constantFrom(1, 2)
    .map((orders) => step(`for each time ${orders} may order from now on`, async ({ shelf }) => shelf.resize(orders))),
);

const moved = ({ stripe, note }: World, nth: number, hows: readonly number[]): void => {
  for (const how of hows) {
    const status = stripe.disputes.move(nth, how);
    if (status) note(`a dispute is ${status}`);
  }
};

/** What banks make of a payment that its customer does not want to have made. */
export const disputes: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc
      .tuple(orderId, fc.constantFrom(300, 10_000), fc.boolean(), fc.array(fc.nat(1), { maxLength: 3 }))
      .map(([id, amount, isInquiry, hows]) => {
        const what = isInquiry ? 'asks about' : 'disputes';
        return step(`a bank ${what} ${amount} of the payment of ${id}; then ${hows}`, async (world) => {
          const nth = dispute(world, id, amount, isInquiry);
          if (nth !== undefined) moved(world, nth, hows);
        });
      }),
  },
  fc
    .tuple(fc.nat(2), fc.nat(1))
    .map(([nth, how]) =>
      step(`what happens next to dispute ${nth} (${how})`, async (world) => moved(world, nth, [how])),
    ),
);
