import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Asked, answerAll, Mailboxes } from '../../platform/record/mailboxes.ts';
import { inTrace } from '../../platform/telemetry/spans.ts';
import { currentTrace, newTrace } from '../../platform/telemetry/trace.ts';

const change = { kind: 'change', change() {} } as const;

test('each write is in the trace of the first who waits for it, and one that nobody waits for is in none', async () => {
  const writes: [trace: string | undefined, asked: number][] = [];
  const write = async (_id: string, asked: readonly Asked<string>[]) => {
    writes.push([currentTrace(), asked.length]);
    await new Promise(setImmediate);
    const applied = asked.map(() => ({ after: 'done', events: [] }));
    answerAll(asked, applied);
  };
  const mailboxes = new Mailboxes<string>(write);
  const ask = (trace: string, canWait: boolean) =>
    inTrace(trace, async () => {
      await mailboxes.ask('order-1', change, canWait);
      return currentTrace();
    });
  const [first, noted, second, third] = [newTrace(), newTrace(), newTrace(), newTrace()];
  const answers = await Promise.all([ask(first, false), ask(noted, true), ask(second, false), ask(third, false)]);
  assert.deepEqual(answers, [first, noted, second, third], 'each goes on in its own');
  await ask(noted, true);
  assert.deepEqual(writes, [
    [first, 1],
    [second, 3],
    [undefined, 1],
  ]);
});
