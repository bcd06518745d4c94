import { contract } from '../shared/contract.ts';

/** Whether money may still arrive: `closed` never, `paid` it has, `open` ask again later. */
export type CloseResult =
  | { state: 'closed' }
  | { state: 'open' }
  | { state: 'paid'; captured: number; currency: string };

export const paymentContract = {
  /**
   * Stripe's notice of an event: the body byte for byte, and the Stripe-Signature header. Stored, then answered, then worked.
   * Throws WEBHOOK_SIGNATURE, WEBHOOK_MALFORMED.
   */
  webhook: contract<{ body: string; signature: string }, { received: true }>({
    params: { body: { type: 'string', max: 262_144 }, signature: { type: 'string', max: 2000 } },
  }),
  /** Takes care that no money can arrive for this order any more, and tells whether it did. */
  close: contract<{ orderId: string }, CloseResult>({ params: { orderId: { type: 'string', min: 1, max: 64 } } }),
};
