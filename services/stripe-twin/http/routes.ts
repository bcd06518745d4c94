import { getChaos, setChaos } from '../chaos/chaos-settings.ts';
import { decideDispute, disputeSession } from '../objects/disputes.ts';
import { finishPayment } from '../objects/payments.ts';
import { createPrice, getPrice } from '../objects/prices.ts';
import { createProduct } from '../objects/products.ts';
import { decideRefund } from '../objects/refund-outcomes.ts';
import { createRefund } from '../objects/refunds.ts';
import { createSession, expireSession, getSession, listLineItems, listSessions } from '../objects/sessions.ts';
import type { Change, Read } from '../twin.ts';
import { list, listEvents, retrieve } from './lists.ts';

type Route = { read: Read } | { change: Change };
export type Found = { route: Route; id: string };

/** All of Stripe that the twin speaks, and what tests ask of the twin itself. */
const ROUTES: Record<string, Route> = {
  'POST /v1/products': { change: createProduct },
  'GET /v1/products/:id': { read: retrieve((store) => store.products) },
  'POST /v1/prices': { change: createPrice },
  'GET /v1/prices/:id': { read: getPrice },
  'POST /v1/checkout/sessions': { change: createSession },
  'GET /v1/checkout/sessions': { read: listSessions },
  'GET /v1/checkout/sessions/:id': { read: getSession },
  'GET /v1/checkout/sessions/:id/line_items': { read: listLineItems },
  'POST /v1/checkout/sessions/:id/expire': { change: expireSession },
  'GET /v1/payment_intents': { read: list((store) => store.intents) },
  'GET /v1/payment_intents/:id': { read: retrieve((store) => store.intents) },
  'GET /v1/charges': { read: list((store) => store.charges, ['payment_intent']) },
  'GET /v1/charges/:id': { read: retrieve((store) => store.charges) },
  'POST /v1/refunds': { change: createRefund },
  'GET /v1/refunds': { read: list((store) => store.refunds, ['payment_intent']) },
  'GET /v1/refunds/:id': { read: retrieve((store) => store.refunds) },
  'GET /v1/disputes': { read: list((store) => store.disputes, ['payment_intent']) },
  'GET /v1/disputes/:id': { read: retrieve((store) => store.disputes) },
  'GET /v1/events': { read: listEvents },
  'GET /v1/events/:id': { read: retrieve((store) => store.events) },
  'POST /twin/sessions/:id/settle': { change: finishPayment },
  'POST /twin/sessions/:id/dispute': { change: disputeSession },
  'POST /twin/disputes/:id/decide': { change: decideDispute },
  'POST /twin/refunds/:id/settle': { change: decideRefund },
  'GET /twin/chaos': { read: getChaos },
  'POST /twin/chaos': { change: setChaos },
};

const PATTERNS = Object.entries(ROUTES).map(([name, route]) => {
  const [method, path] = name.split(' ') as [string, string];
  return { method, pattern: new RegExp(`^${path.replace(':id', '(?<id>\\w{1,128})')}$`), route };
});

/** The endpoint for a request, with the id in its address. */
export function findRoute(method: string, path: string): Found | undefined {
  for (const { method: wanted, pattern, route } of PATTERNS) {
    const match = method === wanted ? pattern.exec(path) : null;
    if (match) return { route, id: match.groups?.id ?? '' };
  }
  return undefined;
}
