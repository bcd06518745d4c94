import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { ServiceBroker, type ServiceSchema } from 'moleculer';
import { Unavailable } from '../../kernel/unavailable.ts';
import { able } from '../../middlewares/able.middleware.ts';
import { inTrace } from '../../platform/telemetry/spans.ts';
import { currentTrace, newTrace } from '../../platform/telemetry/trace.ts';
import { OrderAdmission } from '../../services/order/infrastructure/order-admission.ts';
import { PaymentNews } from '../../services/payment/infrastructure/payment-news.ts';
import { StripeCircuit } from '../../services/payment/infrastructure/stripe-circuit.ts';
import { eventually } from '../support/eventually.ts';

async function node(t: TestContext, schema: Partial<ServiceSchema>, middlewares: object[] = []) {
  const broker = new ServiceBroker({ logger: false, middlewares });
  broker.createService({ name: 'shop', ...schema });
  await broker.start();
  t.after(() => broker.stop());
  return broker;
}
type Trace = string | undefined;

test('the probes of Stripe are in no trace, whichever request found it away', async (t) => {
  const probes: Trace[] = [];
  const probe = async () => {
    probes.push(currentTrace());
    return 'failure' as const;
  };
  const circuit = new StripeCircuit({ probe, onAway() {}, onBack() {}, onRefused() {} });
  t.after(() => circuit.stop());
  inTrace(newTrace(), () => circuit.saw('refusal'));
  await eventually(() => probes.length === 2);
  assert.deepEqual(probes, [undefined, undefined]);
});

test('a store that a request found away is watched in no trace', async (t) => {
  const probes: Trace[] = [];
  const methods = {
    async probe() {
      probes.push(currentTrace());
      if (probes.length < 2) throw new Error('away');
    },
  };
  const actions = { sell: () => Promise.reject(new Unavailable('the store is away')) };
  const broker = await node(t, { methods, actions }, [able()]);
  await assert.rejects(inTrace(newTrace(), () => broker.call('shop.sell')));
  await eventually(() => probes.length === 2);
  assert.deepEqual(probes, [undefined, undefined]);
});

test('what payment and order broadcast for many orders is in the trace of none', async (t) => {
  const heard: Trace[] = [];
  const broker = await node(t, { events: { 'order.tried': () => void heard.push(currentTrace()) } });
  inTrace(newTrace(), () => new PaymentNews(broker).failed('order-1'));
  await eventually(() => heard.length === 1);
  const rule = { tried: () => false, share: () => 0, retryAfter: () => 0, waiting: 0 } as never;
  const admission = new OrderAdmission({ rule, unsent: () => 0, broker });
  inTrace(newTrace(), () => admission.port.tried('order-2'));
  await eventually(() => heard.length === 2);
  assert.deepEqual(heard, [undefined, undefined]);
});
