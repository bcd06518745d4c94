import { invalid } from '../http/errors.ts';
import type { TwinStore } from '../store.ts';
import type { Change } from '../twin.ts';
import { record } from './events.ts';
import { asOfNow } from './expiry.ts';
import { newCharge, newIntent } from './intent-object.ts';
import type { Intent, StoredSession } from './objects.ts';
import { shown } from './session-object.ts';

/**
 * Part of a write: the customer pays, at once or by a method whose money comes `later`. Answers the session as it then is;
 * one that is not open stays as it is, so that nobody pays twice.
 */
export function pay(store: TwinStore, id: string, when: 'now' | 'later'): StoredSession {
  const session = store.sessions.existing(id);
  if (asOfNow(session).status !== 'open') return asOfNow(session);
  const intent = when === 'now' ? capture(store, newIntent(session)) : store.intents.put(newIntent(session));
  const complete = store.sessions.put<StoredSession>({
    ...session,
    status: 'complete',
    payment_status: when === 'now' ? 'paid' : 'unpaid',
    payment_intent: intent.id,
    url: null,
  });
  record(store, 'checkout.session.completed', shown(complete));
  return complete;
}

function capture(store: TwinStore, intent: Intent): Intent {
  const charge = store.charges.put(newCharge(intent));
  const succeeded = store.intents.put<Intent>({
    ...intent,
    status: 'succeeded',
    amount_received: intent.amount,
    latest_charge: charge.id,
  });
  record(store, 'payment_intent.succeeded', succeeded);
  return succeeded;
}

/** For tests: the money of a session that was paid `later` arrives, or does not. */
export const finishPayment: Change = ({ store }, { id, params }) => {
  const outcome = params.only(['outcome']).oneOf('outcome', ['succeeded', 'failed']) ?? params.missing('outcome');
  return () => {
    const session = store.sessions.existing(id);
    const intent = session.payment_intent === null ? undefined : store.intents.existing(session.payment_intent);
    if (intent?.status !== 'processing') throw invalid('No payment of this Checkout Session is being processed.');
    return shown(outcome === 'succeeded' ? arrived(store, session, intent) : failed(store, session, intent));
  };
};

function arrived(store: TwinStore, session: StoredSession, intent: Intent): StoredSession {
  capture(store, intent);
  const paid = store.sessions.put<StoredSession>({ ...session, payment_status: 'paid' });
  record(store, 'checkout.session.async_payment_succeeded', shown(paid));
  return paid;
}

function failed(store: TwinStore, session: StoredSession, intent: Intent): StoredSession {
  const error = { type: 'invalid_request_error', code: 'payment_intent_payment_attempt_failed' } as const;
  const refused = store.intents.put<Intent>({
    ...intent,
    status: 'requires_payment_method',
    last_payment_error: error,
  });
  record(store, 'payment_intent.payment_failed', refused);
  record(store, 'checkout.session.async_payment_failed', shown(session));
  return session;
}
