import { HOUR, later, MINUTE } from '../../../kernel/time.ts';
import type { Difference } from '../domain/differences.ts';
import { ReconcileRunning, ReconcileSpan } from '../domain/payment-errors.ts';
import { suspects } from './collect-books.ts';
import { compare } from './order-books.ts';
import type { PaymentDeps } from './ports.ts';
import { repaired } from './repair.ts';

interface Asked {
  from?: string | undefined;
  to?: string | undefined;
  repair?: boolean | undefined;
}
interface Report {
  from: string;
  to: string;
  orders: number;
  differences: (Difference & { repaired?: string })[];
}

/** What was placed a moment ago is still under way. */
const UNDER_WAY_FOR = 2 * MINUTE;
const LONGEST = 31 * 24 * HOUR;

/**
 * Compares Stripe's Sessions, payment intents and refunds with our payments, with the orders and with the stock movements, for
 * all that was made between `from` and `to` (ISO; a day until two minutes ago by default). An order in which something does not
 * fit is looked at a second time, on its own, so that what was just under way is no difference. With `repair` each proposal is
 * carried out, and the books are read once more to tell what became of it; to do that again does no harm. Throws RECONCILE_SPAN,
 * RECONCILE_TOO_MUCH, RECONCILE_RUNNING.
 */
export async function reconcile({ from, to, repair = false }: Asked, deps: PaymentDeps): Promise<Report> {
  const span = spanOf(from, to, deps.now());
  let report = undefined as Report | undefined;
  await deps.alone('reconcile', async () => {
    report = await compareAll(span, repair, deps);
  });
  if (!report) throw new ReconcileRunning();
  return report;
}

async function compareAll(span: { from: Date; to: Date }, repair: boolean, deps: PaymentDeps): Promise<Report> {
  const { orders, found } = await suspects(span, deps);
  const report: Report = { from: span.from.toISOString(), to: span.to.toISOString(), orders, differences: [] };
  if (repair) report.differences = await repaired(found, deps);
  else for (const seen of found) report.differences.push(...(await compare(seen, deps)).differences);
  return report;
}

/** RFC 3339, or a day in UTC; nothing that would be read by the clock of this machine, and no 30th of February. */
const TIME = /^(20\d\d-\d\d-\d\d)(?:T\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d))?$/;

function timeOf(field: 'from' | 'to', text: string): Date {
  const day = TIME.exec(text)?.[1];
  const isReal = day !== undefined && new Date(`${day}T00:00:00Z`).getUTCDate() === Number(day.slice(-2));
  const time = new Date(text);
  if (isReal && !Number.isNaN(time.getTime())) return time;
  throw new ReconcileSpan(field, 'must be a time like 2026-03-01T12:00:00Z, or a day like 2026-03-01 (UTC)');
}

function spanOf(from: string | undefined, to: string | undefined, now: Date): { from: Date; to: Date } {
  const end = to === undefined ? later(now, -UNDER_WAY_FOR) : timeOf('to', to);
  const start = from === undefined ? later(end, -24 * HOUR) : timeOf('from', from);
  if (start >= end || end.getTime() - start.getTime() > LONGEST) {
    throw new ReconcileSpan('from', 'must lie before `to`, by 31 days at most');
  }
  return { from: start, to: end };
}
