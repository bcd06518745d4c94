import { createHmac } from 'node:crypto';
import { seconds } from '../objects/ids.ts';

/** https://docs.stripe.com/webhooks/signature: signed anew for each attempt, or a late one would look replayed. `t` in seconds. */
export function signature(body: string, secret: string, t = seconds(Date.now())): string {
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
