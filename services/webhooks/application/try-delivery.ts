import { HOUR, later } from '../../../kernel/time.ts';
import { type Delivery, TEST_EVENT } from '../domain/delivery.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import type { Sent, WebhookDeps } from './ports.ts';

const LONGEST_PAUSE = HOUR;

/**
 * One try of a delivery that was claimed for it, and has its place in the endpoint's lane. If this process dies meanwhile, the
 * sweep tries again once the claim is over: a receiver may get a message twice, under one id.
 */
export async function tryDelivery(begun: Delivery, deps: WebhookDeps): Promise<void> {
  const { endpoints, deliveries, now, send, tried, plan } = deps;
  const { id, endpointId, tries, body } = begun.state;
  const endpoint = (await endpoints.all()).find((one) => one.id === endpointId);
  if (!endpoint || endpoint.state.disabled) {
    await deliveries.update(id, (delivery) => delivery.putBack(tries, now()));
    return;
  }
  const at = now();
  const sent = await send({ url: endpoint.state.url, id, body, secrets: endpoint.secretsAt(at), at });
  slowDown(endpoint, sent, deps);
  const { isSlow: _, ...ended } = sent;
  let isLast = false;
  if (sent.status === 410) await disable(endpoint, 'it answered 410: it is gone for good', deps);
  const after = await deliveries.update(id, (delivery) => {
    isLast = delivery.ended(tries, { at, ...ended }, plan);
  });
  const { status, type } = after.state;
  tried(status === 'delivered' ? 'delivered' : 'failed');
  if (isLast && sent.status !== 410 && type !== TEST_EVENT)
    await disable(endpoint, `no try of delivery ${id} was answered with 2xx`, deps);
}

/** Before it may be overwhelmed, or its name looked up again and again. */
function slowDown({ id }: Endpoint, { isSlow, retryAfter }: Sent, { lanes, now, slowFor }: WebhookDeps): void {
  if (!isSlow && retryAfter === null) return;
  lanes.pause(id, later(now(), Math.min(retryAfter ?? slowFor, LONGEST_PAUSE)));
}

export async function disable({ id }: Endpoint, reason: string, { endpoints, now, alert }: WebhookDeps): Promise<void> {
  let isNews = false;
  const { state } = await endpoints.update(id, (endpoint) => {
    isNews = endpoint.disable(reason, now());
  });
  // Not the whole address: it may hold a password of its owner's.
  const { host } = new URL(state.url);
  if (isNews) alert('webhook-disabled', '', `webhook ${id} to ${host} gets nothing any more: ${reason}`);
}
