import { isRefusal } from '../../../kernel/domain-error.ts';
import { pause } from '../../../kernel/patience.ts';
import type { Books, Difference, Repair } from '../domain/differences.ts';
import { type Compared, compare, type Seen } from './order-books.ts';
import type { PaymentDeps } from './ports.ts';
import { askOrder, workPayment } from './work-payment.ts';

type Run = (books: Books, deps: PaymentDeps) => Promise<unknown>;
/** Why a repair could not be carried out. */
type Failures = Map<Repair, string>;

const REPAIRS: Record<Exclude<Repair, 'by hand'>, Run> = {
  'look again': lookAgain,
  'sell the units': ({ orderId }, { stock }) => stock.confirm(orderId),
  'return the units': ({ orderId }, { stock }) => stock.release(orderId, 'returned'),
  'write the units off': ({ orderId }, { stock }) => stock.release(orderId, 'wasted'),
};
/** Milliseconds until the events of a repair have reached their consumers. */
const HEARD_WITHIN = 500;

/** Carries out the proposed repairs of these orders, then reads their books once more and reports what became of each difference. */
export async function repaired(found: readonly Seen[], deps: PaymentDeps) {
  const orders: { seen: Seen; before: Compared; failures: Failures }[] = [];
  for (const seen of found) {
    const before = await compare(seen, deps);
    if (before.differences.length > 0) orders.push({ seen, before, failures: await carryOut(before, deps) });
  }
  if (orders.length > 0) await pause(HEARD_WITHIN);
  const report: (Difference & { repaired: string })[] = [];
  for (const { seen, before, failures } of orders) {
    const after = await compare(seen, deps);
    const news = after.differences.filter(({ what }) => !before.differences.some((one) => one.what === what));
    for (const one of [...before.differences, ...news])
      report.push({ ...one, repaired: verdict(one, after, failures) });
  }
  return report;
}

/** Each kind once; what fails does not stop the others. */
async function carryOut({ books, differences }: Compared, deps: PaymentDeps): Promise<Failures> {
  const failures: Failures = new Map();
  for (const repair of new Set(differences.map(({ repair }) => repair))) {
    if (!books || repair === 'by hand') continue;
    await REPAIRS[repair](books, deps).catch((error: Error) => {
      const isSaid = isRefusal(error);
      failures.set(repair, isSaid ? `no: ${error.message}` : 'no: it failed, and the log says why');
      if (!isSaid) deps.alert('not-reconciled', books.orderId, `could not ${repair}: ${error.message}`);
    });
  }
  return failures;
}

/** `begun` is what payment goes on with by itself. */
function verdict({ what, repair }: Difference, after: Compared, failures: Failures): string {
  if (after.books && !after.differences.some((left) => left.what === what)) return 'yes';
  if (repair === 'look again' && after.books?.payment?.dueAt) return 'begun';
  return failures.get(repair) ?? 'no';
}

/** Takes in everything that Stripe has of this order, asks the order what becomes of it, and acts on that. */
async function lookAgain({ orderId, sessions, refunds, disputes }: Books, deps: PaymentDeps): Promise<void> {
  const { payments, now } = deps;
  const payment = await payments.update(orderId, (payment) => {
    for (const session of sessions) payment.observe(session, now());
    payment.money((account) => {
      account.take(refunds, now());
      account.dispute(disputes);
      account.giveBack(now());
      account.showAgain();
    }, now());
  });
  await askOrder(payment, deps);
  const failure = await deps.inBackground(orderId, 'closing', (deps) => workPayment(orderId, deps));
  if (failure) throw failure;
}
