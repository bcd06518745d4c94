import type { Answer } from '../http/answer.ts';
import { StripeRefusal } from '../http/errors.ts';
import { parseForm } from '../http/form.ts';
import { Params } from '../http/params.ts';
import type { Received } from '../http/server.ts';
import { asOfNow } from '../objects/expiry.ts';
import type { StoredSession } from '../objects/objects.ts';
import { pay } from '../objects/payments.ts';
import { returnUrl } from '../objects/session-object.ts';
import type { TwinStore } from '../store.ts';
import { type Notice, renderCheckout, renderHome, renderNotFound } from './checkout-page.ts';

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
};
const ACTIONS = ['pay', 'pay_later', 'decline', 'cancel'] as const;
const PAGE = /^\/pay\/(\w{1,128})$/;

/** Stripe's hosted page: what the customer sees and does there. The buttons are a plain form. */
export async function checkout(store: TwinStore, { method, path, body }: Received): Promise<Answer> {
  if (path === '/') return html(200, renderHome());
  const id = PAGE.exec(path)?.[1];
  const session = id && store.sessions.get(id);
  if (!session) return html(404, renderNotFound());
  try {
    if (method === 'GET') return shownAs(asOfNow(session));
    if (method !== 'POST') return html(405, renderNotFound());
    const params = new Params(parseForm(body));
    return await act(store, asOfNow(session), params.oneOf('action', ACTIONS) ?? params.missing('action'));
  } catch (error) {
    if (error instanceof StripeRefusal) return html(error.status, renderCheckout(session, 'unclear'));
    throw error;
  }
}

async function act(store: TwinStore, session: StoredSession, action: (typeof ACTIONS)[number]): Promise<Answer> {
  if (action === 'pay' || action === 'pay_later') {
    const after = await store.write(() => pay(store, session.id, action === 'pay' ? 'now' : 'later'));
    return after.status === 'complete' ? goTo(returnUrl(after)) : shownAs(after);
  }
  if (session.status !== 'open') return shownAs(session);
  if (action === 'cancel' && session.cancel_url) return goTo(session.cancel_url);
  return shownAs(session, action === 'decline' ? 'declined' : undefined);
}

const shownAs = (session: StoredSession, notice?: Notice): Answer => html(200, renderCheckout(session, notice));
const html = (status: number, body: string): Answer => ({ status, body, headers: HEADERS });
const goTo = (url: string): Answer => ({ status: 303, body: '', headers: { ...HEADERS, Location: new URL(url).href } });
