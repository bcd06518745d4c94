import { spansIn } from '../support/collector.ts';
import { until } from '../support/customers.ts';
import { assertOneTrace } from '../support/one-trace.ts';
import { Ends } from '../support/scope.ts';
import { servers } from '../support/servers.ts';
import { tracedOrders } from '../support/traced-orders.ts';
import { API, hasGo, OTLP, startJaeger } from './jaeger.ts';

/** `npm run test:jaeger`: what test/e2e/tracing.test.ts shows with a collector of its own, with a real Jaeger. It needs Go. */
async function run(ends: Ends): Promise<string> {
  await startJaeger(ends);
  const four = await servers();
  ends.after(() => four.stop());
  const { orders } = await tracedOrders(ends, four.env, OTLP);
  for (const order of orders) assertOneTrace(await found(order.traceId), order);
  return `Jaeger shows one connected trace for each of ${orders.length} orders: ${orders.map(({ traceId }) => traceId).join(' ')}`;
}

/** Asked until it knows it: what it took lies in a queue of its own first. */
async function found(traceId: string) {
  const ask = async () => {
    const answer = await fetch(`${API}/api/v3/traces/${traceId}`);
    return answer.ok && spansIn(((await answer.json()) as { result: Parameters<typeof spansIn>[0] }).result);
  };
  return until(10, ask, () => `Jaeger does not know ${traceId}`);
}

if (!hasGo()) {
  process.stdout.write('Go is not here: Jaeger cannot be built, and this was not tried\n');
  process.exit(2);
}
const ends = new Ends();
try {
  process.stdout.write(`${await run(ends)}\n`);
} finally {
  await ends.all();
}
