import type { Stripe } from 'stripe';
import { type ErrorKind, errorKind } from './payment-metrics.ts';
import type { StripeCircuit } from './stripe-circuit.ts';
import { isKeyRefused, type KeyRights } from './stripe-key.ts';
import type { StripePace } from './stripe-pace.ts';
import { inStripeSpan } from './stripe-span.ts';

interface Guards {
  circuit: StripeCircuit;
  rights: KeyRights;
  pace: StripePace;
  /** Hears of each request that Stripe did not do. */
  failed?(kind: ErrorKind): void;
}

/** Wraps the HTTP client for every request to Stripe, pages of lists too: limits the rate, and fails at once while Stripe is away. */
export function guardedHttp(
  http: Stripe.HttpClient,
  { circuit, rights, pace, failed = () => {} }: Guards,
): Stripe.HttpClient {
  const makeRequest = inStripeSpan((...request) => http.makeRequest(...request));
  return {
    getClientName: () => http.getClientName(),
    async makeRequest(...request) {
      const [, , path, method] = request;
      circuit.assertClosed();
      await pace.turn(method === 'GET' ? 'read' : 'write');
      circuit.assertClosed();
      const response = await makeRequest(...request).catch((error) => {
        circuit.saw('failure');
        failed('no-answer');
        throw error;
      });
      const status = response.getStatusCode();
      const headers = response.getHeaders();
      const kind = errorKind(status);
      if (kind) failed(kind);
      const isFault = status >= 500 && headers['idempotent-replayed'] !== 'true';
      const isRefused = isKeyRefused(status, method, path);
      circuit.saw(isRefused ? 'refusal' : isFault ? 'failure' : 'answer');
      if (!isRefused) rights.saw(status, method, path);
      if (status === 429) pace.refused(String(headers['retry-after'] ?? ''));
      else pace.answered();
      return response;
    },
  };
}
