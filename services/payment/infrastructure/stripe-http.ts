import type { Stripe } from 'stripe';
import { type ErrorKind, errorKind } from './payment-metrics.ts';
import type { StripeCircuit } from './stripe-circuit.ts';
import type { StripePace } from './stripe-pace.ts';

/** Where every request to Stripe passes, page after page of a list too: it waits its turn, and fails at once while Stripe is away. */
export function guardedHttp(
  http: Stripe.HttpClient,
  { circuit, pace, failed = () => {} }: { circuit: StripeCircuit; pace: StripePace; failed?(kind: ErrorKind): void },
): Stripe.HttpClient {
  return {
    getClientName: () => http.getClientName(),
    async makeRequest(...request) {
      const [, , , method] = request;
      circuit.assertClosed();
      await pace.turn(method === 'GET' ? 'read' : 'write');
      circuit.assertClosed();
      const response = await http.makeRequest(...request).catch((error) => {
        circuit.saw('failure');
        failed('no-answer');
        throw error;
      });
      const status = response.getStatusCode();
      const headers = response.getHeaders();
      const kind = errorKind(status);
      if (kind) failed(kind);
      const isFault = status >= 500 && headers['idempotent-replayed'] !== 'true';
      circuit.saw(isFault ? 'failure' : 'answer');
      if (status === 429) pace.refused(String(headers['retry-after'] ?? ''));
      else pace.answered();
      return response;
    },
  };
}
