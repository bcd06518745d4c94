import { type Breach, breach } from '../support/laws.ts';

/** What the outside world does all the time, in percent. */
const MODERATE = {
  ...{ duplicate: 10, reorder: 10, delay: 10, drop: 5, forge: 3 },
  ...{ too_many: 2, conflict: 2, broken_before: 1, broken_after: 1, lost_before: 1, lost_after: 2, refund_pending: 20 },
};

async function ask<T>(twinUrl: string, where: string, params?: Record<string, string>): Promise<T> {
  const headers = { authorization: 'Bearer sk_test_twin' };
  const post = params && { method: 'POST', body: new URLSearchParams(params) };
  const response = await fetch(twinUrl + where, { headers, signal: AbortSignal.timeout(10_000), ...post });
  if (!response.ok) throw new Error(`the twin answers ${where} with ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** From now on Stripe and the way to it are as bad as they may be, or as they are told to be. */
export async function trouble(twinUrl: string, seed: number, what: Record<string, number> = MODERATE): Promise<void> {
  const settings = { seed: seed % 2 ** 31 || 1, delay_ms: 1500, hang_ms: 300, ...what };
  await ask(twinUrl, '/twin/chaos', Object.fromEntries(Object.entries(settings).map(([name, n]) => [name, String(n)])));
}

/** All is well again at Stripe, and the refunds under way come to their end. */
export async function calm(twinUrl: string, pending: readonly string[]): Promise<void> {
  await ask(twinUrl, '/twin/chaos', {});
  for (const id of pending) await ask(twinUrl, `/twin/refunds/${id}/settle`, { outcome: 'succeeded' });
}

/** Notices that were not Stripe's, and were taken for it. */
export async function forgeries(twinUrl: string): Promise<Breach[]> {
  const { forgeries_taken: taken } = await ask<{ forgeries_taken: number }>(twinUrl, '/twin/chaos');
  return taken === 0 ? [] : [breach('forged', `${taken} forged notices were taken`)];
}
