import { Unavailable } from '../../../kernel/unavailable.ts';
import type { PaymentState, StoredNotice } from './payment-state.ts';

const MOST = 50;
const FINAL: readonly string[] = ['paid', 'failed', 'expired'];

/** The notices with this one; undefined if it can be no news, known or about a Session that is over. Throws Unavailable where too many wait. */
export function withNotice(
  { orderId, notices, session }: Pick<PaymentState, 'orderId' | 'notices' | 'session'>,
  notice: StoredNotice,
): readonly StoredNotice[] | undefined {
  if (notices.some(({ id }) => id === notice.id)) return undefined;
  if (notice.sessionId !== null && notice.sessionId === session.id && FINAL.includes(session.status)) return undefined;
  if (notices.length >= MOST) throw new Unavailable(`${MOST} notices of ${orderId} wait`);
  return [...notices, notice];
}
