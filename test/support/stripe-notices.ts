import { createHmac } from 'node:crypto';

/** The Stripe-Signature header for this body, signed so many seconds from now. */
export function signed(body: string, secret: string, secondsFromNow = 0): string {
  const t = Math.floor(Date.now() / 1000) + secondsFromNow;
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
