import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Context, ServiceBroker } from 'moleculer';
import { Tracing } from '../../middlewares/tracing.middleware.ts';
import { detachedCall } from '../../platform/contract/deps.ts';
import { requestId } from '../../platform/telemetry/trace.ts';

test('work that goes on after the answer has the id of the request, and never its deadline', async (t) => {
  const broker = new ServiceBroker({ logger: false, requestTimeout: 5000, middlewares: [Tracing] });
  const call = detachedCall(broker, requestId);
  const ended = Promise.withResolvers<{ requestID: string | null | undefined; timeout: number | null | undefined }>();
  broker.createService({
    name: 'kitchen',
    actions: {
      answer() {
        sleep(150)
          .then(() => call('kitchen.goOn', {}))
          .catch(ended.reject);
        return 'answered';
      },
      async goOn({ requestID, options }: Context) {
        await sleep(150);
        ended.resolve({ requestID, timeout: options.timeout });
      },
    },
  });
  await broker.start();
  t.after(() => broker.stop());
  assert.equal(await broker.call('kitchen.answer', {}, { timeout: 100, requestID: 'request-1' }), 'answered');
  assert.deepEqual(await ended.promise, { requestID: 'request-1', timeout: 5000 });
});
