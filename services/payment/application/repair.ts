import type { Difference, Repair } from '../domain/differences.ts';
import { PaymentUnknown } from '../domain/payment-errors.ts';
import type { Seen } from './collect-books.ts';
import type { PaymentDeps } from './ports.ts';
import { askOrder, work } from './work-payment.ts';

type Run = (seen: Seen, deps: PaymentDeps) => Promise<unknown>;

const REPAIRS: Record<Exclude<Repair, 'by hand'>, Run> = {
  'look again': lookAgain,
  'sell the units': ({ orderId }, { stock }) => stock.confirm(orderId),
  'return the units': ({ orderId }, { stock }) => stock.release(orderId, 'returned'),
  'write the units off': ({ orderId }, { stock }) => stock.release(orderId, 'wasted'),
};

/** Carries out what is proposed for one order, each kind once; what fails is told, and does not stop the others. */
export async function repaired(seen: Seen, differences: readonly Difference[], deps: PaymentDeps) {
  const outcomes = new Map<Repair, string>([['by hand', 'no']]);
  for (const { repair } of differences) {
    if (repair === 'by hand' || outcomes.has(repair)) continue;
    outcomes.set(repair, await outcome(REPAIRS[repair](seen, deps)));
  }
  return differences.map((difference) => ({ ...difference, repaired: outcomes.get(difference.repair) ?? 'no' }));
}

const outcome = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'yes',
    (error: Error) => `no: ${error.message}`,
  );

/** Takes in everything that Stripe has of this order, asks the order what becomes of it, and acts on that. */
async function lookAgain({ orderId, sessions }: Seen, deps: PaymentDeps): Promise<void> {
  const { payments, checkout, refunds, now } = deps;
  const known = await payments.find(orderId);
  if (!known) throw new PaymentUnknown(orderId);
  const ours = [known.state.session, ...known.state.strays, ...sessions];
  let payment = known;
  for (const id of new Set(ours.map(({ id }) => id))) {
    if (!id) continue;
    const session = await checkout.read(id);
    const made = session.intent ? await refunds.of(session.intent) : [];
    payment = await payments.update(orderId, (payment) => {
      payment.observe(session, now());
      payment.money((till) => {
        till.take(made, now());
        till.showAgain();
      }, now());
    });
  }
  await work(await askOrder(payment, deps), deps);
}
