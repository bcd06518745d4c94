import type { PaymentDeps } from './ports.ts';
import { work } from './work-payment.ts';

/** Notices that were received and not worked yet. */
export function dueNotices({ limit }: { limit: number }, { notices, now }: PaymentDeps): Promise<string[]> {
  return notices.due(now(), limit);
}

/** Looks at the Session again and takes in how it stands; the notice is done once that is stored. */
export async function workNotice({ id }: { id: string }, deps: PaymentDeps): Promise<void> {
  const { notices, checkout, payments, now, alert } = deps;
  const notice = await notices.claim(id, now());
  if (!notice?.sessionId) return;
  const session = await checkout.read(notice.sessionId);
  if (session.orderId && (await checkout.isOurs(session))) {
    const payment = await payments.update(session.orderId, (payment) => {
      const known = payment.state.session.id;
      if (known === null || known === session.id) payment.observe(session, now());
      else alert(payment.id, `a second Session ${session.id} exists`);
    });
    await work(payment, deps);
  }
  await notices.done(id);
}
