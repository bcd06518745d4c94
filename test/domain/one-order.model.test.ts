import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkLaws } from '../model/laws.ts';
import { ENDS, FAULTS } from '../model/process.ts';
import { comeToRest } from '../model/quiet.ts';
import { shopOf } from '../model/shop.ts';
import { type Story, stories, tellStory } from '../model/story.ts';
import { STRIPE_FAULTS } from '../model/stripe-answers.ts';
import { World } from '../model/world.ts';

/** `MODEL_RUNS` is for mutation testing, which runs this hundreds of times and reads no story. */
const { SEED, MODEL_RUNS } = process.env;
const seed = Number(SEED ?? Math.trunc(Math.random() * 2 ** 31));
const numRuns = Number(MODEL_RUNS ?? 1000);

/** Stories without these would prove little. */
const WANTED = [
  'an order is completed',
  'an order is cancelled',
  'somebody pays',
  'somebody pays by a slow method',
  'somebody pays in two tabs',
  'a second Session is paid',
  'somebody pays too little',
  'a refund is asked for',
  'a refund of units is asked for',
  'the tip is asked back',
  'a refund is made in the dashboard',
  'a refund fails',
  'a payment is disputed',
  ...['under_review', 'won', 'lost'].map((status) => `a dispute is ${status}`),
  'the shop is paused',
  'a customer gets the time that was wanted',
  'two orders of a day are called by numbers',
  ...['SHOP_CLOSED', 'PAUSED', 'SLOT_FULL', 'STOCK_INSUFFICIENT'].map((code) => `an order is refused: ${code}`),
  'a message is lost',
  'a message arrives twice',
  ...FAULTS.map((fault) => `a process ${fault} a call`),
  ...ENDS.map((end) => `a process ${end}`),
  'a worker goes on after its lease',
  'every process is killed',
  ...STRIPE_FAULTS.map((fault) => `Stripe ${fault}`),
];

async function live({ seed, terms, wishes, steps, ...how }: Story): Promise<World> {
  const { simulatedCooks, surcharge, slowBank, notices } = how;
  const world = new World(seed, shopOf(terms));
  Object.assign(world, { simulatedCooks, noticesArrive: notices, wishes });
  Object.assign(world.stripe, { surcharge, bankIsSlow: slowBank });
  for (const { run } of steps) await run(world);
  await comeToRest(world);
  return world;
}

test('whatever happens to an order, its stock, its money and its ticket, it ends as it should', async (t) => {
  t.mock.method(Math, 'random', () => 0.5);
  const happened = new Map<string, number>();
  const property = fc.asyncProperty(stories, async (story) => {
    const world = await live(story);
    checkLaws(world);
    for (const { state } of world.orders.values()) world.note(`an order is ${state.status}`);
    const called = [...world.orders.values()].flatMap(({ state }) => state.day ?? []);
    if (new Set(called).size < called.length) world.note('two orders of a day are called by numbers');
    for (const [what, times] of world.happened) happened.set(what, (happened.get(what) ?? 0) + times);
  });
  const found = await fc.check(property, { seed, numRuns, endOnFailure: MODEL_RUNS !== undefined });
  const counts = [...happened].map(([what, times]) => `${what}: ${times}`).toSorted();
  t.diagnostic(`SEED=${seed}, ${numRuns} stories; ${counts.join('; ')}`);
  if (found.counterexample) {
    const { stack } = found.errorInstance as Error;
    assert.fail(`SEED=${seed} breaks a law:\n${tellStory(found.counterexample[0])}\n${stack}`);
  }
  if (numRuns >= 1000) for (const what of WANTED) assert.ok(happened.has(what), `it never happened that ${what}`);
});
