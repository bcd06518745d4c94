import type { Stripe } from 'stripe';
import { HOUR, MINUTE, SECOND } from '../../../kernel/time.ts';
import { invalid } from '../http/errors.ts';
import { pageOf } from '../http/lists.ts';
import type { Params } from '../http/params.ts';
import type { Change, Read } from '../twin.ts';
import { expire } from './expiry.ts';
import { seconds } from './ids.ts';
import { readCart } from './line-items.ts';
import { newSession, type SessionTerms, shown } from './session-object.ts';

const LEAST_OPEN = (30 * MINUTE) / SECOND;
const MOST_OPEN = (24 * HOUR) / SECOND;
/** Allowed only while switched off: none of these is done here, and each may change what a customer pays. */
const SWITCHES = ['adaptive_pricing', 'automatic_tax'] as const;
const KNOWN = [
  ...(['mode', 'ui_mode', 'line_items', 'success_url', 'cancel_url', 'expires_at', 'locale', 'submit_type'] as const),
  ...(['metadata', 'payment_intent_data', 'client_reference_id', 'customer_email'] as const),
  ...(['allowed_payment_method_types', 'allow_promotion_codes', ...SWITCHES] as const),
] satisfies (keyof Stripe.Checkout.SessionCreateParams)[];

export const createSession: Change = async (twin, { params }) => {
  params.only(KNOWN);
  if (params.oneOf('mode', ['payment']) === undefined) params.missing('mode');
  params.oneOf('ui_mode', ['hosted_page']);
  refuseSwitchedOn(params);
  const terms = { ...readTerms(params), cart: await readCart(twin, params) };
  return () => {
    const now = Date.now();
    const expiresAt = terms.expiresAt ?? seconds(now) + MOST_OPEN;
    return shown(twin.store.sessions.put(newSession({ ...terms, expiresAt }, twin.url, now)));
  };
};

function refuseSwitchedOn(params: Params): void {
  params.oneOf('allow_promotion_codes', ['false']);
  for (const name of SWITCHES) params.map(name)?.only(['enabled']).oneOf('enabled', ['false']);
}

function readTerms(params: Params): Omit<SessionTerms, 'cart' | 'expiresAt'> & { expiresAt: number | undefined } {
  const intent = params.map('payment_intent_data')?.only(['metadata', 'description']);
  return {
    successUrl: params.url('success_url') ?? params.missing('success_url'),
    cancelUrl: params.url('cancel_url') ?? null,
    expiresAt: readExpiry(params),
    metadata: params.metadata('metadata'),
    clientReferenceId: params.text('client_reference_id', 200) ?? null,
    customerEmail: params.text('customer_email', 512) ?? null,
    allowedMethods: params.texts('allowed_payment_method_types'),
    intent: { metadata: intent?.metadata('metadata') ?? {}, description: intent?.text('description', 1000) ?? null },
  };
}

/** https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-expires_at */
function readExpiry(params: Params): number | undefined {
  const param = 'expires_at';
  const at = params.integer(param, 0, Number.MAX_SAFE_INTEGER);
  if (at === undefined) return undefined;
  const open = at - seconds(Date.now());
  const must = 'The `expires_at` timestamp must be';
  if (open < LEAST_OPEN) throw invalid(`${must} at least 30 minutes from Checkout Session creation.`, { param });
  if (open > MOST_OPEN) throw invalid(`${must} less than 24 hours from Checkout Session creation.`, { param });
  return at;
}

export const getSession: Read = ({ store }, { id, params }) => {
  params.only([]);
  return shown(store.sessions.existing(id));
};

export const listSessions: Read = async ({ store }, request) => {
  const found = await pageOf(store.sessions, request, ['payment_intent']);
  return { ...found, data: found.data.map(shown) };
};

export const listLineItems: Read = ({ store }, { id, path, params }) => {
  const { items } = store.sessions.existing(id);
  const limit = params.only(['limit', 'starting_after']).integer('limit', 1, 100) ?? 10;
  const after = params.text('starting_after');
  const from = after ? items.findIndex((item) => item.id === after) + 1 : 0;
  return { object: 'list', url: path, has_more: items.length > from + limit, data: items.slice(from, from + limit) };
};

export const expireSession: Change = ({ store }, { id, params }) => {
  params.only([]);
  return () => {
    const session = store.sessions.existing(id);
    if (session.status !== 'open') {
      const must = 'Only Checkout Sessions with a status in ["open"] can be expired.';
      throw invalid(`${must} This Checkout Session has a status of \`${session.status}\`.`);
    }
    return shown(expire(store, session));
  };
};
