import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import path from 'node:path';
import type { CallingOptions, Context, ServiceSchema } from 'moleculer';
import ApiGateway, { type ApiSettingsSchema, type IncomingRequest } from 'moleculer-web';
import { collections, type WithStore } from '../../mixins/collections.mixin.ts';
import type { TurnedAway } from '../../platform/admission/turned-away.ts';
import type { Config } from '../../platform/config/config.ts';
import { listenOn } from '../../platform/http/listen.ts';
import { currentTrace, newTrace, readTrace, traceIdOf } from '../../platform/telemetry/trace.ts';
import { type AccessStore, accessStore, tidyAccess } from './access/access-store.ts';
import { API_COLLECTIONS } from './access/collections.ts';
import { Guard } from './access/guard.ts';
import { Secrets } from './access/secrets.ts';
import { shopKey } from './access/shop-key.ts';
import { tokens } from './access/tokens.ts';
import { type Answering, sendError, type Traced } from './answer-error.ts';
import { Contents, sendContent } from './answers/content.ts';
import { cors } from './answers/cors.ts';
import { securityHeaders } from './answers/headers.ts';
import { PAGE_NAMES, Pages } from './answers/pages.ts';
import { gatewayServer } from './gateway-server.ts';
import { ready } from './health.ts';
import { type Asks, letIn } from './let-in.ts';
import { type GatewayLimits, gatewayLimits } from './limits/gateway-limits.ts';
import { openApiDocument } from './openapi/document.ts';
import { OrderGate } from './order-gate.ts';
import { ownActions } from './own-actions.ts';
import { servePicture } from './pictures.ts';
import { PublicPath } from './public-path.ts';
import { FOR_ALL, METHODS } from './published.ts';
import { inRequestSpan, tellRoute } from './request-span.ts';
import { type OnGateway, type Route, restRoute, webhookRoute } from './routes.ts';

/** What the shop's own addresses begin with. */
const OWN_NAMES = ['api', 'health', 'pictures', ...PAGE_NAMES];
const VERSION: string = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')).version;
const REQUEST_ID = /^[\w.-]{1,64}$/;

type Greet = (req: IncomingMessage, res: ServerResponse) => boolean;
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
type Gateway = Answering &
  OnGateway &
  WithStore & {
    access: AccessStore;
    stopTidying?(): void;
    gate: OrderGate;
    guard: Guard;
    limits: GatewayLimits['limits'];
    reference?: object;
    routeHandler: RouteHandler;
    resolveAlias: Resolve;
    sendResponse: SendResponse;
    serve: Serve;
    sendError: typeof sendError;
    server: Server;
    httpHandler(req: unknown, res: ServerResponse): Promise<void>;
  };

/** REST for clients, pages for people. No rule of the business lives here. */
export default async (config: Config) =>
  ({
    name: 'api',
    mixins: [ApiGateway as unknown as Partial<ServiceSchema>, ownActions, await collections(API_COLLECTIONS, config)],
    settings: {
      server: false,
      logRequest: null,
      logResponse: null,
      logRequestParams: null,
      logRouteRegistration: null,
      rootCallOptions: traced as object,
      routes: [
        webhookRoute,
        { path: '/api/openapi.json', aliases: { 'GET /': 'api.document' }, bodyParsers: false },
        restRoute,
        { path: '/health', aliases: { 'GET live': 'api.live', 'GET ready': 'api.ready' }, bodyParsers: false },
      ],
    },
    created() {
      const { limits, clients, inFlight, ownerOf } = gatewayLimits(this, config);
      Object.assign(this, { limits, clients });
      this.gate = new OrderGate(this.broker);
      this.path = new PublicPath(config.publicUrl, OWN_NAMES);
      this.access = accessStore(this.adapter, this.path, (fields, text) => this.logger.warn(fields, text));
      const { keepAlive, dataDir, publicUrl, corsOrigins } = config;
      const pictures = path.join(dataDir, 'pictures');
      const contents = new Contents();
      const pages = new Pages(contents, this.path.prefix);
      const setHeaders = securityHeaders(publicUrl);
      const allowOthers = cors(corsOrigins, METHODS);
      const greet: Greet = (req, res) => {
        setHeaders(res);
        return allowOthers(req, res);
      };
      this.server = gatewayServer({ keepAlive, path: this.path, greet, ownerOf }, (req, res) => {
        try {
          inFlight.enter(req, res);
          void inRequestSpan(req, res, () => this.httpHandler(req, res));
        } catch (error) {
          refuseAtOnce(this, req as Traced, res, error as Error);
        }
      });
      const { routeHandler, resolveAlias, sendResponse } = this;
      this.resolveAlias = (url, method) => resolveAlias(url, method === 'HEAD' ? 'GET' : method);
      // Here and not as a middleware: moleculer-web loses what those throw.
      this.routeHandler = async (ctx, route, req, res, found) => {
        if (found) tellRoute(found.alias);
        if (found) await letIn(this, req, res, found);
        this.gate.assertOpen(req, found?.alias.action);
        if (found) Object.assign(req, { body: await route.opts.bodyOf?.(req, res) });
        return routeHandler(ctx, route, req, res, found);
      };
      // moleculer-web has cut a route's path off the address by now: `/api/` would be the first page.
      this.serve = (req, res, next) => {
        Object.assign(req, { url: req.originalUrl });
        servePicture(pictures, req, res)
          .then((isServed) => isServed || pages.serve(req, res))
          .then((isServed) => isServed || next())
          .catch((error) => this.sendError(req, res, error));
      };
      this.sendResponse = (req, res, data, action) => {
        if (!FOR_ALL.includes(action?.name ?? '')) return sendResponse(req, res, data, action);
        sendContent(contents.json(String(action?.name), data), req, res).catch((error) =>
          this.sendError(req, res, error),
        );
      };
    },
    async started() {
      const { host, port, publicUrl } = config;
      this.secrets = new Secrets(await shopKey(this.adapter.documents('settings')));
      this.guard = new Guard({ ...this.access.staff, byToken: tokens(config.auth) }, this.secrets, publicUrl);
      this.stopTidying = tidyAccess(this.access, this.logger);
      await listenOn(this.server, { host, port, named: 'PORT', who: 'the gateway' });
    },
    async stopped() {
      this.stopTidying?.();
      this.server.close().closeAllConnections();
    },
    events: {
      'order.turnedAway'(this: Gateway, ctx: Context<TurnedAway>) {
        this.gate.heard('order', ctx.nodeID ?? '', ctx.params);
      },
      'payment.turnedAway'(this: Gateway, ctx: Context<TurnedAway>) {
        this.gate.heard('payment', ctx.nodeID ?? '', ctx.params);
      },
    },
    actions: {
      /** Not again: moleculer-web has cut the address by then, and would say that it takes no such method. What fails inside was tried again there. */
      rest: { retryPolicy: { enabled: false } },
      live: () => ({ status: 'ok' }),
      document(this: Gateway) {
        this.reference ??= openApiDocument({ version: VERSION, url: this.path.url });
        return this.reference;
      },
      ready,
    },
    methods: {
      errorHandler(this: Gateway, req: IncomingRequest, res: ServerResponse, error: Error & { code?: unknown }) {
        if (error.code === 'CREDENTIALS_INVALID') void this.limits.failed(req);
        this.sendError(req, res, error);
      },
      sendError,
    },
  }) satisfies ServiceSchema<ApiSettingsSchema, Record<string, unknown>, Record<never, never>, Gateway>;

/** Before moleculer-web knows of it, and so before it has a trace. */
function refuseAtOnce(gateway: Gateway, req: Traced, res: ServerResponse, error: Error): void {
  req.trace = newTrace();
  res.setHeader('X-Request-ID', traceIdOf(req.trace));
  gateway.sendError(req, res, error);
}

/**
 * Each request is in a trace, the client's or one that begins here: in the span around this code, where spans are recorded. A
 * client may also name its request, within reason; everyone else's is called by its trace.
 */
function traced(options: CallingOptions, req: Traced): void {
  req.trace = currentTrace() ?? readTrace(req.headers.traceparent) ?? newTrace();
  if (!REQUEST_ID.test(options.requestID ?? '')) options.requestID = traceIdOf(req.trace);
  options.headers = { traceparent: req.trace };
}
