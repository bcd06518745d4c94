import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Context, ServiceBroker } from 'moleculer';
import { SECOND } from '../../kernel/time.ts';
import type { TurnedAway } from '../../platform/admission/turned-away.ts';
import { Admission } from '../../services/order/domain/admission.ts';
import { OrderAdmission } from '../../services/order/infrastructure/order-admission.ts';
import { eventually } from '../support/eventually.ts';

const LINK_WITHIN = 2 * SECOND;

/** An order node of which there is nothing but its admission, and what it heard the others broadcast. */
async function orderNode(nodeID: string) {
  const broker = new ServiceBroker({ nodeID, transporter: 'Fake', logger: false });
  const rule = new Admission(LINK_WITHIN);
  const node = { unsent: 0, heard: [] as string[], shares: [] as number[] };
  const admission = new OrderAdmission({ rule, broker, unsent: () => node.unsent });
  broker.createService({
    name: 'order',
    events: {
      'order.tried'(ctx: Context<{ orderIds: string[] }>) {
        node.heard.push(...ctx.params.orderIds);
        admission.heardOfTries(ctx.params.orderIds);
      },
      'order.turnedAway'(ctx: Context<TurnedAway>) {
        node.shares.push(ctx.params.share);
      },
    },
  });
  await broker.start();
  after(() => broker.stop());
  return Object.assign(node, { rule, port: admission.port });
}
const one = await orderNode('one');
const two = await orderNode('two');
const ids = Array.from({ length: 40 }, (_, i) => `order-${i}`);

test('a node hears of the tries that another was told of, and counts those orders no more', async () => {
  for (const id of ids) one.port.accepted(id);
  for (const id of ids.slice(0, 30)) two.port.tried(id);
  await eventually(() => one.rule.waiting === 10);
  for (const id of ids.slice(30)) one.port.tried(id);
  assert.equal(one.rule.waiting, 0);
  await sleep(600);
  assert.equal(one.heard.length, 30, 'nobody passes on what it heard, nor tells of its own');
});

test('a node that refuses says so until it does not any more', async () => {
  for (const id of ids) one.port.accepted(id);
  await eventually(() => two.shares.at(-1) === 1);
  one.port.assertOpen(false);
  assert.throws(() => one.port.assertOpen(false), { name: 'Unavailable', code: 'OVERLOADED' });
  two.port.assertOpen(false);
  for (const id of ids) one.port.tried(id);
  await eventually(() => two.shares.at(-1) === 0);
  one.port.assertOpen(false);
});

test('with too many unsent events a node refuses all, whether they were drawn for or not', async () => {
  two.unsent = 20_001;
  for (const isDrawn of [true, false]) {
    assert.throws(() => two.port.assertOpen(isDrawn), { name: 'Unavailable', code: 'OVERLOADED' });
  }
  await eventually(() => one.shares.at(-1) === 1);
  two.unsent = 20_000;
  two.port.assertOpen(false);
  await eventually(() => one.shares.at(-1) === 0);
});
