import fc from 'fast-check';
import { HOUR, MINUTE, SECOND } from '../../services/shared/delay.ts';
import { FAULTS } from './model-process.ts';
import { STRIPE_FAULTS } from './model-stripe.ts';
import { SWEEPS, type World } from './model-world.ts';

/** One sentence of a story. */
interface Step {
  tell: string;
  run(world: World): Promise<unknown>;
}

export interface Story {
  seed: number;
  simulatedCooks: boolean;
  surcharge: number;
  /** Without, the shop hears of nothing that it can see for itself. */
  notices: boolean;
  steps: Step[];
}

const step = (tell: string, run: Step['run']): Step => ({ tell, run });
const LINES: Record<string, { id: string; quantity: number }[]> = {
  A: [
    { id: 'soup', quantity: 2 },
    { id: 'cake', quantity: 1 },
  ],
  B: [{ id: 'soup', quantity: 2 }],
};
const PAYS: Record<string, ('now' | 'later')[]> = {
  pays: ['now'],
  'pays by a slow method': ['later'],
  'pays in two tabs': ['later', 'now'],
  'pays too little': ['now'],
};

const orderId = fc.constantFrom('A', 'A', 'A', 'A', 'B');

export async function place(world: World, id: string): Promise<void> {
  const outcome = await world.command('order.create', { orderId: id, customerId: 'ann', items: LINES[id] ?? [] });
  if (outcome.is === 'answered') world.accepted.add(id);
}

async function refund(world: World, id: string, refundId: string, amount: number | undefined): Promise<void> {
  const wanted = { orderId: id, refundId, ...(amount !== undefined && { amount }) };
  const outcome = await world.command('payment.refund', wanted);
  if (outcome.is !== 'answered') return;
  const { refunds } = outcome.value as { refunds: { id: string; amount: number }[] };
  world.refundsAccepted.set(`${id} ${refundId}`, refunds.find((one) => one.id === refundId)?.amount ?? 0);
  world.note('a refund is asked for');
}

/** The customer has the link, and pays it as long as Stripe takes money. */
export async function pay(world: World, id: string, how: string): Promise<void> {
  const link = world.orders.get(id)?.state.paymentLink;
  const session = world.stripe.sessions.find((one) => link?.endsWith(`/${one.id}`));
  if (session?.status === 'open' && how === 'pays too little') session.amountTotal -= 100;
  if (session) for (const when of PAYS[how] ?? []) if (world.stripe.pay(session, when)) world.note(`somebody ${how}`);
}

const acts = fc.oneof(
  { weight: 6, arbitrary: orderId.map((id) => step(`a customer orders ${id}`, (world) => place(world, id))) },
  orderId.map((id) =>
    step(`the customer cancels ${id}`, (w) => w.command('order.cancel', { customerId: 'ann', orderId: id })),
  ),
  orderId.map((id) => step(`staff cancels ${id}`, (w) => w.command('order.cancelByStaff', { orderId: id }))),
  {
    weight: 2,
    arbitrary: fc
      .tuple(orderId, fc.constantFrom('r1', 'r2'), fc.constantFrom(undefined, 300, 900, 5000))
      .map(([id, refundId, amount]) =>
        step(`staff gives ${amount ?? 'all'} of ${id} back, as ${refundId}`, (w) => refund(w, id, refundId, amount)),
      ),
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

const atStripe = fc.oneof(
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
        const found = world.stripe.refunds[nth];
        if (found) world.stripe.moveRefund(found, state);
        if (found && state === 'failed') world.note('a refund fails');
      }),
    ),
  },
);

/** A Session that payment does not know, as if Stripe's list had not shown it. */
function paySecond({ stripe, payments, note }: World, id: string, when: 'now' | 'later'): void {
  const request = payments.get(id)?.state.session.request;
  const first = stripe.sessions.find(({ orderId }) => orderId === id);
  if (!request || !first || first.expiresAt < stripe.now() + 31 * MINUTE) return;
  stripe.hasLagged = true;
  stripe.createSession(request);
  const second = stripe.sessions.at(-1);
  if (second && stripe.pay(second, when)) note('a second Session is paid');
}

export async function giveBackAtStripe(world: World, id: string, most: number): Promise<void> {
  const paid = world.stripe.sessions.find(({ orderId, status }) => orderId === id && status === 'paid');
  const left = paid?.intent ? world.stripe.left(paid.intent) : 0;
  if (!paid?.intent || left === 0) return;
  world.stripe.refund(paid.intent, Math.min(most, left), null);
  world.note('a refund is made in the dashboard');
}

const trouble = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ how: fc.constantFrom(...FAULTS), call: fc.integer({ min: 1, max: 8 }), skip: fc.nat(2) })
      .map((fault) =>
        step(`a process ${fault.how} call ${fault.call}, ${fault.skip} processes from now`, async (world) => {
          world.armed = fault;
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
      for (const message of [...world.bag]) if (!message.sure) world.remove(message);
    }),
  ),
  fc.constant(step('whoever stalled goes on', (world) => world.goOn())),
);

const TIMES: [string, number][] = [
  ['a few seconds', 3 * SECOND],
  ['a minute', MINUTE],
  ['ten minutes', 10 * MINUTE],
  ['half an hour', 31 * MINUTE],
  ['five hours', 5 * HOUR],
  ['a day', 25 * HOUR],
];
const time = fc
  .constantFrom(...TIMES, ...TIMES.slice(0, 3))
  .map(([name, ms]) =>
    step(`${name} pass${name.startsWith('a ') && name !== 'a few seconds' ? 'es' : ''}`, async (world) =>
      world.pass(ms),
    ),
  );

/** Everything that is under way arrives, and every sweep looks. */
export async function course(world: World): Promise<void> {
  world.pass(SECOND);
  for (const message of [...world.bag]) await world.deliver(message);
  for (const sweep of SWEEPS) await world.sweep(sweep);
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

export const stories: fc.Arbitrary<Story> = fc.record({
  seed: fc.nat(),
  simulatedCooks: fc.boolean(),
  surcharge: fc.oneof({ weight: 19, arbitrary: fc.constant(0) }, fc.constant(100)),
  notices: fc.constantFrom(true, true, true, false),
  steps: fc
    .tuple(fc.nat(USUAL.length), fc.array(steps, { maxLength: 25, size: 'max' }))
    .map(([usual, then]) => [...USUAL.slice(0, usual), ...then]),
});

/** For people. */
export const tellStory = ({ seed, simulatedCooks, surcharge, notices, steps }: Story): string =>
  [
    `(chance ${seed}, ${simulatedCooks ? 'simulated cooks' : 'people cook'}, Stripe charges ${surcharge} too much, its notices ${notices ? 'arrive' : 'are lost'})`,
    ...steps.map(({ tell }, nth) => `${nth + 1}. ${tell}`),
  ].join('\n');
