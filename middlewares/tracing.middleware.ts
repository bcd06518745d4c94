import type { ActionSchema, Context, Middleware, ServiceBroker } from 'moleculer';
import { type Attributes, inSpan, inTrace, recording } from '../platform/telemetry/spans.ts';
import { currentTrace, newTrace, readTrace, requestId, traceIdOf } from '../platform/telemetry/trace.ts';

interface Message {
  id: string;
  type: string;
}
type Send = (name: string, event: Message, options?: { headers?: Record<string, string> }) => Promise<void>;
type Handle = (ctx: Context<Message>, raw: unknown) => Promise<void>;

function rpcOf({ name = '' }: ActionSchema): { name: string; attributes: Attributes } {
  const [service = '', method = ''] = name.split(/\.(?=[^.]*$)/);
  const attributes = { 'rpc.system': 'moleculer', 'rpc.service': service, 'rpc.method': method };
  return { name: `${service}/${method}`, attributes };
}

const messagingOf = ({ transit }: ServiceBroker, operation: 'send' | 'process', { id, type }: Message): Attributes => ({
  'messaging.system': transit ? 'nats' : 'comanda',
  'messaging.destination.name': type,
  'messaging.operation.type': operation,
  'messaging.operation.name': operation === 'send' ? 'publish' : 'process',
  'messaging.message.id': id,
});

/** A call that no other caused, as a sweep's, is called as the work around it; Moleculer would make up a name for each. */
function requestOf(ctx: Context): string | undefined {
  if (ctx.requestID === ctx.id) ctx.requestID = requestId() ?? ctx.id;
  return ctx.requestID ?? undefined;
}

/**
 * Carries the trace of a request in the headers of calls and events, whether or not spans are recorded; where they are, it
 * opens those of commands and queries, and of events on their way. What no request caused begins a trace.
 */
export const Tracing = {
  name: 'Tracing',
  localAction(next, action) {
    const span = rpcOf(action);
    return function (this: ThisParameterType<typeof next>, ctx) {
      const isRecorded = recording() && action.cqrs;
      if (!isRecorded && !ctx.headers?.traceparent && requestId() === ctx.requestID) return next.call(this, ctx);
      const trace = readTrace(ctx.headers?.traceparent) ?? currentTrace();
      const request = requestOf(ctx);
      const work = () => next.call(this, ctx);
      if (!isRecorded) return inTrace(trace ?? newTrace(), work, request);
      const isRemote = ctx.nodeID !== ctx.broker.nodeID;
      return inSpan({ ...span, ...(isRemote && { kind: 'server' }) }, trace, work, request);
    };
  },
  remoteAction(next, action) {
    const span = rpcOf(action);
    return function (this: ThisParameterType<typeof next>, ctx) {
      const trace = readTrace(ctx.headers?.traceparent) ?? currentTrace();
      const request = requestOf(ctx);
      const work = () => {
        ctx.headers = { ...ctx.headers, traceparent: currentTrace() };
        return next.call(this, ctx);
      };
      if (!recording() || !action.cqrs) return inTrace(trace ?? newTrace(), work, request);
      return inSpan({ ...span, kind: 'client' }, trace, work, request);
    };
  },
  sendToChannel(this: ServiceBroker, next: Send): Send {
    return (name, event, options = {}) => {
      const send = () =>
        next(name, event, { ...options, headers: { ...options.headers, traceparent: currentTrace() as string } });
      const attributes = recording() && messagingOf(this, 'send', event);
      const span = { name: `publish ${name}`, kind: 'producer' as const, ...(attributes && { attributes }) };
      return inSpan(span, readTrace(options.headers?.traceparent) ?? currentTrace() ?? newTrace(), send);
    };
  },
  localChannel(this: ServiceBroker, next: Handle, { group }: { group: string }): Handle {
    return (ctx, raw) => {
      const trace = readTrace(ctx.headers?.traceparent) ?? newTrace();
      ctx.requestID = traceIdOf(trace);
      if (!recording()) return inTrace(trace, () => next(ctx, raw));
      const attributes = { ...messagingOf(this, 'process', ctx.params), 'messaging.consumer.group.name': group };
      return inSpan({ name: `process ${ctx.params.type}`, kind: 'consumer', attributes }, trace, () => next(ctx, raw));
    };
  },
} as Middleware;
