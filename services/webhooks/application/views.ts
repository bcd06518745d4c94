import type { Delivery } from '../domain/delivery.ts';
import type { Endpoint } from '../domain/endpoint.ts';

/** What is shown of an endpoint: never a secret. Its contract says the same. */
export function endpointView({ state }: Endpoint) {
  const { id, url, events, description, secrets, disabled, createdAt } = state;
  const replaced = secrets.find(({ until }) => until !== null);
  return {
    id,
    url,
    events: [...events] as never[],
    description,
    disabled: disabled && { at: disabled.at.toISOString(), reason: disabled.reason },
    oldSecretUntil: replaced?.until?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

/** What is shown of a delivery. Its contract says the same. */
export function deliveryView({ state }: Delivery) {
  const { id, type, orderId, status, tries, dueAt, claimed, last, createdAt } = state;
  return {
    id,
    type,
    orderId,
    state: status,
    tries,
    nextTryAt: claimed ? null : (dueAt?.toISOString() ?? null),
    last: last && { ...last, at: last.at.toISOString() },
    createdAt: createdAt.toISOString(),
  };
}
