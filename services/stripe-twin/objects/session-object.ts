import { newId, seconds } from './ids.ts';
import type { Cart } from './line-items.ts';
import type { Session, StoredSession } from './objects.ts';

export interface SessionTerms {
  cart: Cart;
  successUrl: string;
  cancelUrl: string | null;
  /** Seconds since 1970. */
  expiresAt: number;
  metadata: Record<string, string>;
  clientReferenceId: string | null;
  customerEmail: string | null;
  /** None means those of the account. */
  allowedMethods: string[];
  intent: StoredSession['intent'];
}

/** An open session as Stripe shows it; its page lies under `twinUrl`. `now` in milliseconds. */
export function newSession(terms: SessionTerms, twinUrl: string, now: number): StoredSession {
  const id = newId('cs_test', now);
  const { allowedMethods: allowed, cart } = terms;
  const { items, total, currency } = cart;
  return {
    ...NOT_OFFERED,
    id,
    object: 'checkout.session',
    amount_subtotal: total,
    amount_total: total,
    cancel_url: terms.cancelUrl,
    client_reference_id: terms.clientReferenceId,
    created: seconds(now),
    currency,
    customer_email: terms.customerEmail,
    expires_at: terms.expiresAt,
    livemode: false,
    metadata: terms.metadata,
    mode: 'payment',
    payment_intent: null,
    allowed_payment_method_types: allowed.length > 0 ? allowed : null,
    payment_method_types: allowed.length > 0 ? allowed : ['card'],
    payment_status: 'unpaid',
    status: 'open',
    success_url: terms.successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${twinUrl}/pay/${id}`,
    items,
    intent: terms.intent,
  };
}

/** The session without what Stripe keeps to itself. */
export function shown({ items: _items, intent: _intent, ...session }: StoredSession): Session {
  return session;
}

/** Where a customer who has paid goes on. */
export const returnUrl = ({ success_url, id }: Session): string =>
  (success_url as string).replaceAll('{CHECKOUT_SESSION_ID}', id);

/** Everything of a session that the twin does not do. */
const NOT_OFFERED = {
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  allow_promotion_codes: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
  customer: null,
  customer_account: null,
  customer_creation: 'if_required',
  customer_details: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  locale: null,
  managed_payments: { enabled: false },
  origin_context: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  payment_method_options: {},
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  submit_type: null,
  subscription: null,
  wallet_options: null,
} satisfies Partial<Session>;
