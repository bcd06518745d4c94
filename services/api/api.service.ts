import type { ServerResponse } from 'node:http';
import path from 'node:path';
import type { CallingOptions, Context, ServiceSchema } from 'moleculer';
import ApiGateway, { type ApiSettingsSchema, type IncomingRequest } from 'moleculer-web';
import { collections } from '../../mixins/collections.mixin.ts';
import type { TurnedAway } from '../../platform/admission/turned-away.ts';
import type { Config } from '../../platform/config/config.ts';
import { listenOn } from '../../platform/http/listen.ts';
import { VERSION } from '../../platform/nodes/version.ts';
import type { Changed } from '../../platform/record/broadcast-changes.ts';
import { currentTrace, newTrace, readTrace, traceIdOf } from '../../platform/telemetry/trace.ts';
import { accessStore, tidyAccess } from './access/access-store.ts';
import { API_COLLECTIONS } from './access/collections.ts';
import { Guard } from './access/guard.ts';
import { Secrets } from './access/secrets.ts';
import { shopKey } from './access/shop-key.ts';
import { tokens } from './access/tokens.ts';
import { sendError, type Traced } from './answer-error.ts';
import { Contents } from './answers/content.ts';
import { PAGE_NAMES, Pages } from './answers/pages.ts';
import { type Gateway, letInFirst, sendAnswers, serveFiles, serverOf } from './gateway.ts';
import { ready } from './health.ts';
import { gatewayLimits } from './limits/gateway-limits.ts';
import { liveOf } from './live/live-of.ts';
import { openApiDocument } from './openapi/document.ts';
import { OrderGate } from './order-gate.ts';
import { ownActions } from './own-actions.ts';
import { PublicPath } from './public-path.ts';
import { restRoute, webhookRoute } from './routes.ts';

/** What the shop's own addresses begin with. */
const OWN_NAMES = ['api', 'health', 'pictures', ...PAGE_NAMES];
const REQUEST_ID = /^[\w.-]{1,64}$/;

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
      this.live = liveOf(this, config);
      this.path = new PublicPath(config.publicUrl, OWN_NAMES);
      const addresses = { url: this.path.url, traces: config.tracesUrl };
      this.access = accessStore(this.adapter, addresses, (fields, text) => this.logger.warn(fields, text));
      this.server = serverOf(this, config, { inFlight, ownerOf });
      const contents = new Contents();
      letInFirst(this);
      serveFiles(this, new Pages(contents, this.path.prefix), path.join(config.dataDir, 'pictures'));
      sendAnswers(this, contents);
    },
    async started() {
      const { host, port, publicUrl } = config;
      this.secrets = new Secrets(await shopKey(this.adapter.documents('settings')));
      this.guard = new Guard({ ...this.access.staff, byToken: tokens(config.auth) }, this.secrets, publicUrl);
      this.stopTidying = tidyAccess(this.access, this.logger);
      await listenOn(this.server, { host, port, named: 'PORT', who: 'the gateway' });
    },
    async stopped() {
      await this.live.pause();
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
      'order.changed'(this: Gateway, ctx: Context<Changed>) {
        this.live.changed('order.track', ctx.params, 'orderId');
      },
      'ticket.changed'(this: Gateway, ctx: Context<Changed>) {
        this.live.changed('kitchen.board', ctx.params);
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

/**
 * Each request is in a trace, the client's or one that begins here: in the span around this code, where spans are recorded. A
 * client may also name its request, within reason; everyone else's is called by its trace.
 */
function traced(options: CallingOptions, req: Traced): void {
  req.trace = currentTrace() ?? readTrace(req.headers.traceparent) ?? newTrace();
  if (!REQUEST_ID.test(options.requestID ?? '')) options.requestID = traceIdOf(req.trace);
  options.headers = { traceparent: req.trace };
}
