import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Context } from 'moleculer';
import type { IncomingRequest } from 'moleculer-web';
import type { WithStore } from '../../mixins/collections.mixin.ts';
import type { Config } from '../../platform/config/config.ts';
import type { WithReadings } from '../../platform/telemetry/readings.ts';
import { newTrace, traceIdOf } from '../../platform/telemetry/trace.ts';
import type { AccessStore } from './access/access-store.ts';
import type { Guard } from './access/guard.ts';
import type { Answering, sendError, Traced } from './answer-error.ts';
import { type Contents, sendContent } from './answers/content.ts';
import { cors } from './answers/cors.ts';
import { securityHeaders } from './answers/headers.ts';
import type { Pages } from './answers/pages.ts';
import { gatewayServer } from './gateway-server.ts';
import { type Asks, letIn } from './let-in.ts';
import type { GatewayLimits } from './limits/gateway-limits.ts';
import type { Answer } from './live/change-of.ts';
import type { Live } from './live/live.ts';
import type { OrderGate } from './order-gate.ts';
import { servePicture } from './pictures.ts';
import { FOR_ALL, METHODS, PUBLISHED } from './published.ts';
import { inRequestSpan, tellRoute } from './request-span.ts';
import type { OnGateway, Route } from './routes.ts';

type Serve = (req: IncomingRequest, res: ServerResponse, next: (error?: unknown) => void) => void;
type Resolve = (url: string, method: string) => unknown;
type RouteHandler = (
  ctx: Context,
  route: { opts: Route },
  req: IncomingRequest,
  res: ServerResponse,
  found?: Asks & { alias: { method: string; fullPath: string } },
) => Promise<unknown>;
type SendResponse = (req: IncomingRequest, res: ServerResponse, data: object, action?: { name: string }) => void;

/** The service with what moleculer-web does, and may be told to do otherwise. */
export type Gateway = Answering &
  OnGateway &
  WithStore &
  WithReadings & {
    access: AccessStore;
    stopTidying?(): void;
    gate: OrderGate;
    guard: Guard;
    limits: GatewayLimits['limits'];
    live: Live;
    reference?: object;
    routeHandler: RouteHandler;
    resolveAlias: Resolve;
    sendResponse: SendResponse;
    serve: Serve;
    sendError: typeof sendError;
    server: Server;
    httpHandler(req: unknown, res: ServerResponse): Promise<void>;
  };

/** The server whose requests, as far as there is room for them, moleculer-web handles. */
export function serverOf(
  gateway: Gateway,
  { keepAlive, publicUrl, corsOrigins }: Pick<Config, 'keepAlive' | 'publicUrl' | 'corsOrigins'>,
  { inFlight, ownerOf }: Pick<GatewayLimits, 'inFlight' | 'ownerOf'>,
): Server {
  const setHeaders = securityHeaders(publicUrl);
  const allowOthers = cors(corsOrigins, METHODS);
  const greet = (req: IncomingMessage, res: ServerResponse) => {
    setHeaders(res);
    return allowOthers(req, res);
  };
  return gatewayServer({ keepAlive, path: gateway.path, greet, ownerOf }, (req, res) => {
    try {
      inFlight.enter(req, res);
      void inRequestSpan(req, res, () => gateway.httpHandler(req, res));
    } catch (error) {
      refuseAtOnce(gateway, req as Traced, res, error as Error);
    }
  });
}

/** Before moleculer-web knows of it, and so before it has a trace. */
function refuseAtOnce(gateway: Gateway, req: Traced, res: ServerResponse, error: Error): void {
  req.trace = newTrace();
  res.setHeader('X-Request-ID', traceIdOf(req.trace));
  gateway.sendError(req, res, error);
}

/**
 * Nothing of a route runs, and no body is read, before its guard and its limits let the request in. Here and not as a middleware:
 * moleculer-web loses what those throw.
 */
export function letInFirst(gateway: Gateway): void {
  const { routeHandler, resolveAlias } = gateway;
  gateway.resolveAlias = (url, method) => resolveAlias(url, method === 'HEAD' ? 'GET' : method);
  gateway.routeHandler = async (ctx, route, req, res, found) => {
    if (found) tellRoute(found.alias);
    if (found) await letIn(gateway, req, res, found);
    if (found) gateway.live.enter(req, res, found.alias.action);
    gateway.gate.assertOpen(req, found?.alias.action);
    if (found) Object.assign(req, { body: await route.opts.bodyOf?.(req, res) });
    return routeHandler(ctx, route, req, res, found);
  };
}

/** What is at no route: pages, and the pictures of a folder. */
export function serveFiles(gateway: Gateway, pages: Pages, pictures: string): void {
  gateway.serve = (req, res, next) => {
    // moleculer-web has cut a route's path off the address by now: `/api/` would be the first page.
    Object.assign(req, { url: req.originalUrl });
    servePicture(pictures, req, res)
      .then((isServed) => isServed || pages.serve(req, res))
      .then((isServed) => isServed || next())
      .catch((error) => gateway.sendError(req, res, error));
  };
}

/** What is followed goes on as a stream, and what is the same for all is sent as pages are: compressed once, and not at all to who has it. */
export function sendAnswers(gateway: Gateway, contents: Contents): void {
  const { sendResponse } = gateway;
  gateway.sendResponse = (req, res, data, action) => {
    if (PUBLISHED.get(action?.name ?? '')?.live) res.appendHeader('Vary', 'Accept');
    if (gateway.live.answers(req, res, data as Answer, action?.name)) return;
    if (!FOR_ALL.includes(action?.name ?? '')) return sendResponse(req, res, data, action);
    sendContent(contents.json(String(action?.name), data), req, res).catch((error) =>
      gateway.sendError(req, res, error),
    );
  };
}
