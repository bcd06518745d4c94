import { randomUUIDv7 } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from 'moleculer';
import ApiGateway, { type ApiRouteSchema, type IncomingRequest } from 'moleculer-web';
import type { Caller } from '../../platform/contract/access.ts';
import type { Contract } from '../../platform/contract/contract.ts';
import type { Repeat } from '../../platform/contract/deps.ts';
import { unknownField } from '../../platform/contract/faults.ts';
import { scopeOf } from './access/cookie.ts';
import type { Secrets } from './access/secrets.ts';
import type { Asked } from './access/session-actions.ts';
import { readBody, readJson } from './body.ts';
import { bodyHash, requestText } from './idempotency-key.ts';
import { type Clients, isStaff } from './limits/client.ts';
import { refused } from './problem.ts';
import type { PublicPath } from './public-path.ts';
import { PUBLISHED } from './published.ts';

/** What the routes find on the gateway. */
export interface OnGateway {
  clients: Clients;
  path: PublicPath;
  secrets: Secrets;
}
/** A route that takes bodies says how; moleculer-web's own parsers read on what they refuse. Throws HttpFault. */
export interface Route extends ApiRouteSchema {
  bodyOf?(request: IncomingMessage, response: ServerResponse): Promise<unknown>;
}
/** A request as the guard let it in. */
export type Admitted = IncomingRequest & { caller?: Caller };
type Parts = { params?: Record<string, string>; query: Record<string, unknown>; body?: Record<string, unknown> };

/** The whole REST interface, from the contracts. A body is JSON, and nothing in it can take the place of what the path says. */
export const restRoute: Route = {
  path: '/api',
  mappingPolicy: 'restrict',
  mergeParams: false,
  bodyParsers: false,
  bodyOf: (request, response) => readJson(request, response, { most: 64 * 1024 }),
  aliases: Object.fromEntries([...PUBLISHED].map(([action, { rest }]) => [rest, action])),
  onBeforeCall(this: OnGateway, ctx: Context<unknown, Asked>, _route: unknown, req: Admitted) {
    assertMethod(req);
    const { params = {}, query, body } = req.$params as Parts;
    const given = isRead(req) ? query : objectOf(body);
    const { mints, saysNew, remembers, owner, client, params: takes } = contractOf(req);
    if (req.caller) ctx.meta.caller = req.caller;
    if (aliasOf(req)?.action.startsWith('api.')) ctx.meta.scope = scopeOf(req.headers, this.path);
    for (const name of [...Object.keys(params), mints, saysNew, remembers, owner, client]) {
      if (name && Object.hasOwn(given, name)) throw refused(unknownField(name));
    }
    const empty = Object.keys(given).find((name) => given[name] === null && !isNullable(takes.properties[name]));
    if (empty) throw refused({ field: empty, message: `${empty} must not be null` });
    req.$params = { ...given, ...params, ...added(req, params, given, this) };
  },
  onAfterCall(
    this: OnGateway,
    ctx: Context<unknown, Record<string, unknown> & Repeat>,
    _route: unknown,
    req: IncomingRequest,
    res: ServerResponse,
    data: Record<string, unknown>,
  ) {
    const { location, page, mints = '' } = contractOf(req);
    if (location) Object.assign(ctx.meta, { $statusCode: 201, $location: this.path.prefix + location(data) });
    if (ctx.meta.replayed) res.setHeader('Idempotent-Replayed', 'true');
    if (!page) return data;
    const secret = this.secrets.ofOrder((req.$params as Record<string, string>)[mints] ?? '');
    return { ...data, secret, trackingUrl: `${this.path.url}${page(data)}#${secret}` };
  },
};

/** Stripe's notices go through byte for byte: their signature covers the bytes. */
export const webhookRoute: Route = {
  path: '/api/webhook',
  mappingPolicy: 'restrict',
  bodyParsers: false,
  bodyOf: (request, response) => readBody(request, response, { most: 256 * 1024 }),
  aliases: { 'POST /': 'payment.webhook' },
  mergeParams: false,
  onBeforeCall(_ctx: Context, _route: unknown, req: IncomingRequest) {
    assertMethod(req);
    const body = (req.$params as { body: Buffer }).body.toString('utf8');
    req.$params = { body, signature: String(req.headers['stripe-signature'] ?? '') };
  },
};

/**
 * The parameters that an action has from the gateway. A client that names its request gets the same id for what it creates every
 * time, and nobody else does without its token, or without being staff where it is; what changes a record remembers the request
 * there.
 */
function added(
  req: Admitted,
  path: object,
  given: object,
  { clients, secrets }: OnGateway,
): Record<string, string | boolean> {
  const { mints, saysNew, remembers, owner, client, rest = '' } = contractOf(req);
  const theirs = owner && req.caller?.owner !== undefined ? { [owner]: req.caller.owner } : {};
  const isOfStaff = client !== undefined && isStaff(req.caller);
  const from = client && !isOfStaff && { [client]: secrets.ofClient(clients.clientOf(req, req.caller)) };
  const by = { ...theirs, ...(isOfStaff && { isOfStaff }) };
  const text = req.method === 'POST' ? requestText(req.headers, rest, { ...path, ...by }) : undefined;
  const name = text && secrets.ofRequest(text);
  if (mints && name) return { ...theirs, ...from, [mints]: name };
  if (mints) return { ...theirs, ...from, [mints]: randomUUIDv7(), ...(saysNew && { [saysNew]: true }) };
  return { ...theirs, ...(remembers && name && { [remembers]: `${name}:${bodyHash(given)}` }) };
}

/** A HEAD is a GET whose answer has no body. */
const isRead = ({ method }: IncomingRequest): boolean => method === 'GET' || method === 'HEAD';
const aliasOf = (req: IncomingRequest) => (req as { $alias?: { method: string; action: string } }).$alias;
const contractOf = (req: IncomingRequest) => PUBLISHED.get(aliasOf(req)?.action ?? '') as Contract;

const isNullable = (schema: { anyOf?: { type?: string }[] } = {}): boolean =>
  schema.anyOf?.some(({ type }) => type === 'null') ?? false;

/** moleculer-web takes a browser's preflight (OPTIONS) for the request that it announces, and would run it. */
function assertMethod(req: IncomingRequest): void {
  const method = req.method === 'HEAD' ? 'GET' : req.method;
  if (method !== aliasOf(req)?.method) throw new ApiGateway.Errors.NotFoundError('NOT_FOUND', {});
}

function objectOf(body: unknown): Record<string, unknown> {
  if (body === undefined || (body && typeof body === 'object' && !Array.isArray(body))) return { ...body };
  throw refused({ field: 'body', message: 'the body must be a JSON object' });
}
