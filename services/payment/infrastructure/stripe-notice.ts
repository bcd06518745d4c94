import Stripe from 'stripe';
import { SECOND } from '../../../kernel/time.ts';
import type { Notice } from '../application/ports.ts';
import { WebhookMalformed, WebhookSignature } from '../domain/payment-errors.ts';
import { toOwner } from './stripe-session.ts';

const TOLERANCE = 300;

interface Received {
  body: string;
  signature: string;
  secret: string;
  now: Date;
}

/**
 * Reads a notice whose signature fits its bytes and whose time lies within five minutes of ours on either side (Stripe's
 * client bounds the past only). https://docs.stripe.com/webhooks/signature. Throws WebhookSignature, WebhookMalformed.
 */
export function verifyNotice(stripe: Stripe, { body, signature, secret, now }: Received): Notice {
  if (secret === '') throw new WebhookSignature();
  // Where the header names several times, the last counts, as it does for Stripe's client.
  const signedAt = Number(/^(?:.*,)?t=(\d+)(?:,|$)/.exec(signature)?.[1]);
  if (!(signedAt <= now.getTime() / SECOND + TOLERANCE)) throw new WebhookSignature();
  try {
    return toNotice(stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE));
  } catch (error) {
    const forged = error instanceof Stripe.errors.StripeSignatureVerificationError;
    throw forged ? new WebhookSignature() : new WebhookMalformed();
  }
}

/** An event of Stripe as a notice: the ids of its object, which is then read again. */
export function toNotice({ id, type, created, data }: Stripe.Event): Notice {
  if (typeof id !== 'string' || typeof type !== 'string' || id.length > 255 || type.length > 255)
    throw new SyntaxError();
  const object = data?.object as Told | undefined;
  const about = (kind: string) => (object?.object === kind && typeof object.id === 'string' ? object.id : null);
  const intent = typeof object?.payment_intent === 'string' ? object.payment_intent : null;
  const at = Number.isFinite(created) ? { at: new Date(created * SECOND) } : {};
  const [sessionId, refundId, disputeId] = [about('checkout.session'), about('refund'), about('dispute')];
  return { id, type, sessionId, refundId, disputeId, intent, ...toOwner(object ?? {}), ...at };
}

/** What an event tells of its object, as far as it is used. */
interface Told {
  object?: unknown;
  id?: unknown;
  payment_intent?: unknown;
  metadata?: Stripe.Metadata | null;
}
