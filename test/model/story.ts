import fc from 'fast-check';
import { course, pay, place } from './people.ts';
import type { Terms, Wish } from './shop.ts';
import { tellWish, terms, wish } from './shop-steps.ts';
import { type Step, step } from './step.ts';
import { acts, atStripe, time, trouble } from './steps.ts';
import type { World } from './world.ts';

export interface Story {
  seed: number;
  terms: Terms;
  /** How each order is wanted, by its id. */
  wishes: Record<string, Wish>;
  simulatedCooks: boolean;
  surcharge: number;
  slowBank: boolean;
  /** Without, the shop hears of nothing that it can see for itself. */
  notices: boolean;
  steps: Step[];
}

async function together(world: World, steps: Step[]): Promise<void> {
  world.isBusy = true;
  await Promise.all(steps.map(({ run }) => run(world)));
  world.isBusy = false;
}

const steps = fc.oneof(
  { weight: 8, arbitrary: acts },
  { weight: 5, arbitrary: fc.constant(step('things take their course', course)) },
  { weight: 6, arbitrary: atStripe },
  { weight: 6, arbitrary: trouble },
  { weight: 3, arbitrary: time },
  {
    weight: 3,
    arbitrary: fc
      .tuple(acts, acts)
      .map((both) =>
        step(`at the same time: ${both.map(({ tell }) => tell).join(', and ')}`, (w) => together(w, both)),
      ),
  },
);

/** How most orders begin; a story begins with some of it. */
const USUAL = [
  step('a customer orders A', (world) => place(world, 'A')),
  step('things take their course', course),
  step('the customer of A pays', (world) => pay(world, 'A', 'pays')),
  step('things take their course', course),
  step('a cook presses start for A', (world) => world.command('kitchen.start', { orderId: 'A' })),
];

/** Another order is there before it, in some stories, or competes with it. */
const BEFORE = [
  step('a customer orders B', (world) => place(world, 'B')),
  step('things take their course', course),
  step('the customer of B pays', (world) => pay(world, 'B', 'pays')),
];

const begin = (usual: Step[], odd: [number, Step] | null): Step[] => (odd ? usual.toSpliced(odd[0], 0, odd[1]) : usual);

export const stories: fc.Arbitrary<Story> = fc.record({
  seed: fc.nat(),
  terms,
  wishes: fc.record({ A: wish, B: wish, C: wish }),
  simulatedCooks: fc.boolean(),
  surcharge: fc.oneof({ weight: 19, arbitrary: fc.constant(0) }, fc.constant(100)),
  slowBank: fc.boolean(),
  notices: fc.constantFrom(true, true, true, false),
  steps: fc
    .tuple(
      fc.constantFrom(0, 0, 0, 1, BEFORE.length),
      fc.nat(USUAL.length),
      fc.option(fc.tuple(fc.nat(USUAL.length), trouble)),
      fc.array(steps, { maxLength: 25, size: 'max' }),
    )
    .map(([before, usual, odd, then]) => [...BEFORE.slice(0, before), ...begin(USUAL.slice(0, usual), odd), ...then]),
});

/** For people. */
export const tellStory = ({ seed, simulatedCooks, surcharge, slowBank, notices, terms, wishes, steps }: Story) =>
  [
    `The shop is open ${terms.opening}, taxes are ${terms.taxes};`,
    ...Object.entries(wishes).map(([id, wish]) => `${id} is wanted ${tellWish(wish)}`),
    `(chance ${seed}; ${simulatedCooks ? 'simulated cooks' : 'people cook'}; Stripe charges ${surcharge} too much,`,
    ` its refunds are made ${slowBank ? 'later' : 'at once'}, its notices ${notices ? 'arrive' : 'are lost'})`,
    ...steps.map(({ tell }, nth) => `${nth + 1}. ${tell}`),
  ].join('\n');
