import type { Stripe } from 'stripe';
import { inSpan, recording } from '../../../platform/telemetry/spans.ts';
import { currentTrace } from '../../../platform/telemetry/trace.ts';

type Http = Stripe.HttpClient['makeRequest'];

/** A request to Stripe in a span of the trace that asks for it, where spans are recorded. Its address is told without query and ids. */
export const inStripeSpan =
  (makeRequest: Http): Http =>
  (...request) => {
    const recorder = recording();
    const trace = currentTrace();
    if (!recorder || !trace) return makeRequest(...request);
    const [host, port, path, method] = request;
    const template = path
      .replace(/\?.*/, '')
      .replace(/[^/]*[0-9A-Z][^/]*/g, (part) => (/^v\d$/.test(part) ? part : ':id'));
    const attributes = {
      'http.request.method': method,
      'url.template': template,
      'server.address': host,
      'server.port': Number(port),
    };
    return inSpan({ name: `${method} ${template}`, kind: 'client', attributes }, trace, async () => {
      const response = await makeRequest(...request);
      const status = response.getStatusCode();
      const failed = status >= 400 && { failed: String(status) };
      recorder.note({ attributes: { 'http.response.status_code': status }, ...failed });
      return response;
    });
  };
