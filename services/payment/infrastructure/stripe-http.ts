import type { Stripe } from 'stripe';
import type { StripeCircuit } from './stripe-circuit.ts';
import type { StripePace } from './stripe-pace.ts';

/** Wraps the HTTP client for every request to Stripe, pages of lists too: limits the rate, and fails at once while Stripe is away. */
export function guardedHttp(
  http: Stripe.HttpClient,
  { circuit, pace }: { circuit: StripeCircuit; pace: StripePace },
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
        throw error;
      });
      const status = response.getStatusCode();
      const headers = response.getHeaders();
      const isFault = status >= 500 && headers['idempotent-replayed'] !== 'true';
      circuit.saw(isFault ? 'failure' : 'answer');
      if (status === 429) pace.refused(String(headers['retry-after'] ?? ''));
      else pace.answered();
      return response;
    },
  };
}
