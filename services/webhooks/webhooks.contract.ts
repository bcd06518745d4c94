import { OPS } from '../../platform/contract/access.ts';
import { contract } from '../../platform/contract/contract.ts';
import { plainText } from '../../platform/contract/note.ts';
import {
  array,
  id,
  integer,
  list,
  named,
  object,
  oneOf,
  optional,
  orNull,
  string,
  text,
  utcTime,
  whole,
} from '../../platform/contract/schema.ts';
import { changesContract } from '../../platform/contract/trail.contract.ts';
import { line, order } from '../order/order-shape.contract.ts';

/** What integrators can be told of; their messages have these types. */
export const WEBHOOK_EVENTS = [
  'order.created',
  'order.paid',
  'order.cooked',
  'order.completed',
  'order.cancelled',
  'order.refunded',
] as const;
const STATES = ['waiting', 'delivered', 'failed'] as const;

const { note: _kitchens, ...toldOfLine } = line.properties;
const { contact: _, note: _note, paymentLink: _link, ...toldOfOrder } = order.properties;
const leftOut = object({ lines: optional(integer), timeline: optional(integer), refunds: optional(integer) });
/**
 * The order as it was when that happened. A higher `version` is later. `leftOut`: how many entries of a list did not fit into a
 * message of 20,000 bytes.
 */
export const webhookOrder = object({
  ...toldOfOrder,
  lines: array(object(toldOfLine)),
  version: integer,
  leftOut: optional(leftOut),
});

/** `disabled`: since when nothing is sent there, and why. `oldSecretUntil`: until when the secret before this one signs too. */
const endpoint = object({
  id: string,
  url: string,
  events: array(oneOf(WEBHOOK_EVENTS)),
  description: orNull(string),
  disabled: orNull(object({ at: string, reason: string })),
  oldSecretUntil: orNull(string),
  createdAt: string,
});
const withSecret = object({ ...endpoint.properties, secret: string });
/** `last`: how the latest try ended; `status` and the beginning of the `answer` as the receiver gave them, `ms` its duration. */
const delivery = object({
  id: string,
  type: string,
  orderId: orNull(string),
  state: oneOf(STATES),
  tries: integer,
  nextTryAt: orNull(string),
  last: orNull(
    object({
      at: string,
      status: orNull(integer),
      error: orNull(string),
      ms: integer,
      answer: orNull(string),
    }),
  ),
  createdAt: string,
});
named({ Webhook: endpoint, Delivery: delivery, WebhookOrder: webhookOrder });

const access = { roles: OPS };
const endpointId = id;
const UNKNOWN = ['WEBHOOK_UNKNOWN'];
const after = optional(text(0, 200));

export const webhooksContract = {
  /** Answers the secret, which is not shown again. */
  create: contract({
    ops: 'has messages of these events sent to an address; answers the secret that signs them, once',
    rest: 'POST /webhooks',
    access,
    location: ({ id }) => `/api/webhooks/${id}`,
    params: {
      url: text(1, 2000),
      events: list(oneOf(WEBHOOK_EVENTS), 1, 20),
      description: optional(plainText(0, 200)),
    },
    result: withSecret,
    errors: ['WEBHOOK_URL', 'WEBHOOKS_TOO_MANY'],
  }),
  list: contract({
    ops: 'the webhooks, without their secrets',
    rest: 'GET /webhooks',
    access,
    params: {},
    result: object({ items: array(endpoint) }),
  }),
  get: contract({
    ops: 'a webhook, without its secret',
    rest: 'GET /webhooks/:endpointId',
    access,
    params: { endpointId },
    result: endpoint,
    errors: UNKNOWN,
  }),
  remove: contract({
    ops: 'removes a webhook; nothing more is sent there',
    rest: 'DELETE /webhooks/:endpointId',
    access,
    params: { endpointId },
    result: object({ id: string }),
    errors: UNKNOWN,
  }),
  enable: contract({
    ops: 'sends to a webhook again that was disabled; what waits for it first',
    rest: 'POST /webhooks/:endpointId/enable',
    access,
    params: { endpointId },
    result: endpoint,
    errors: UNKNOWN,
  }),
  /** For `overlapHours` both secrets sign; 0 where the old one is known to others. */
  replaceSecret: contract({
    ops: "replaces a webhook's secret and answers the new one, once; the old one signs too for a while",
    rest: 'POST /webhooks/:endpointId/secret',
    access,
    params: { endpointId, overlapHours: optional(whole(0, 168, { default: 24 })) },
    result: withSecret,
    errors: UNKNOWN,
  }),
  test: contract({
    ops: 'sends a webhook a message that tells of no order, once',
    rest: 'POST /webhooks/:endpointId/test',
    access,
    params: { endpointId },
    result: delivery,
    errors: [...UNKNOWN, 'WEBHOOK_DISABLED'],
  }),
  /** Those of the last 30 days; `after` is the `next` of the page before. */
  deliveries: contract({
    ops: 'what was sent to a webhook, the newest first, and how that ended',
    rest: 'GET /webhooks/:endpointId/deliveries',
    access,
    params: {
      endpointId,
      state: optional(oneOf(STATES)),
      limit: optional(whole(1, 100, { default: 20, convert: true })),
      after,
    },
    result: object({ items: array(delivery), next: orNull(string) }),
    errors: [...UNKNOWN, 'CURSOR_INVALID'],
  }),
  replayDelivery: contract({
    ops: 'sends a delivery again, under its id',
    rest: 'POST /webhooks/:endpointId/deliveries/:deliveryId/replay',
    access,
    params: { endpointId, deliveryId: id },
    result: delivery,
    errors: [...UNKNOWN, 'WEBHOOK_DISABLED', 'DELIVERY_UNKNOWN'],
  }),
  /** At most 200, the newest first; where there are more, again with `next` as `after`. */
  replayEvents: contract({
    ops: 'sends deliveries again that were made from a time on; those that failed, unless told',
    rest: 'POST /webhooks/:endpointId/replay',
    access,
    params: {
      endpointId,
      from: utcTime,
      to: optional(utcTime),
      state: optional(oneOf(STATES, { default: 'failed' })),
      after,
    },
    result: object({ replayed: integer, next: orNull(string) }),
    leaves: ({ next }) => next !== null,
    errors: [...UNKNOWN, 'WEBHOOK_DISABLED', 'CURSOR_INVALID'],
  }),
  changes: changesContract,
};
