import { setTimeout as sleep } from 'node:timers/promises';
import type { Case } from './case.ts';
import { SALE_CASES } from './sale-bugs.ts';
import { cancels, cooking, dies, orders, pays, refunds, sentAway, tell, whileTimePasses } from './stage.ts';
import { paidThenCancelled, settledThenCancelled } from './torn.ts';
import { trouble } from './trouble.ts';

/** One cook who takes her time: what is paid waits to be cooked. */
const SLOW_COOK = { KITCHEN_COOKS: '1', KITCHEN_COOK_MS: '4000' };
/** Nobody takes Stripe's webhooks: a notice would tell of the refund before it is asked for again. */
const DEAF = { PUBLIC_URL: 'http://localhost:9' };

export const CASES: Case[] = [
  {
    bug: 'acknowledged before it is committed',
    by: ['promised'],
    async story(stage) {
      for (let i = 0; i < 3; i++) await orders(stage, 2).then(() => dies(stage));
      await tell(stage, 'pays', 2);
    },
  },
  {
    bug: 'an event counts as sent before it is',
    by: ['money', 'sold'],
    faults: ['the second net is cut'],
    env: SLOW_COOK,
    story: paidThenCancelled('once answered'),
  },
  {
    bug: 'state and event are two writes',
    by: ['money', 'sold'],
    faults: ['the second net is cut'],
    env: SLOW_COOK,
    story: paidThenCancelled('once stored'),
  },
  {
    bug: 'a cancelled order is not looked after',
    by: ['money'],
    faults: ['each event is lost the first time'],
    env: SLOW_COOK,
    story: (stage) => whileTimePasses(stage, settledThenCancelled(stage)),
  },
  {
    bug: 'the version is not compared',
    by: ['promised'],
    faults: ['the disk is slow'],
    async story(stage) {
      const all = await orders(stage, 3);
      await pays(stage, all);
      await Promise.all(all.flatMap((order) => [100, 120, 140].map((amount) => refunds(stage, order, amount))));
    },
  },
  { bug: 'a repeated reservation holds again', by: ['units'], story: (stage) => tell(stage, 'orders twice', 8) },
  { bug: 'the Idempotency-Key is ignored', by: ['promised'], story: (stage) => tell(stage, 'orders twice', 8) },
  {
    bug: 'a repeated release returns twice',
    by: ['units'],
    faults: ['each event comes twice'],
    story: (stage) => tell(stage, 'cancels unpaid', 6),
  },
  {
    bug: 'a ticket for each event',
    by: ['no strays'],
    faults: ['each event comes twice'],
    story: (stage) => tell(stage, 'pays', 6),
  },
  {
    bug: 'nothing keeps the shelf above zero',
    by: ['units'],
    async story(stage) {
      const wanted = Array.from({ length: 8 }, (_, i) => stage.shop.order(`glutton-${i}`, { truffle: 3 }));
      const answers = await Promise.allSettled(wanted);
      const accepted = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
      await pays(stage, accepted);
    },
  },
  {
    bug: 'the shelf changes outside the transaction',
    by: ['units'],
    async story(stage) {
      const told = tell(stage, 'pays', 30, 20);
      for (let i = 0; i < 3; i++) await sleep(400).then(() => dies(stage));
      await told;
    },
  },
  {
    bug: 'a hold ends by the clock alone',
    by: ['sold'],
    async story(stage) {
      const all = await orders(stage, 4);
      await stage.timePasses();
      await sleep(1500);
      await pays(stage, all);
    },
  },
  {
    bug: 'the orders are not looked after',
    by: ['in time'],
    faults: ['each event is lost the first time'],
    story: (stage) => whileTimePasses(stage, tell(stage, 'pays', 4)),
  },
  {
    bug: 'the link of a cancelled order is shown',
    by: ['open'],
    faults: ['a creation comes late', 'the second net is cut'],
    story: (stage) => tell(stage, 'cancels unpaid', 6),
  },
  {
    bug: 'each try has a key of its own',
    by: ['open'],
    faults: ['the answer of Stripe is lost'],
    story: (stage) => tell(stage, 'pays', 4),
  },
  {
    bug: 'late money is kept',
    by: ['money'],
    faults: ['Stripe expires slowly'],
    async story(stage) {
      const all = await orders(stage, 4);
      await Promise.all(all.map((order) => stage.shop.waitForStatus(order, ['waiting_for_payment'])));
      await cancels(stage, all);
      await Promise.all(all.map((order) => stage.shop.press(order, 'pay')));
    },
  },
  {
    bug: 'the signature of a notice is not checked',
    by: ['forged'],
    async story(stage) {
      await trouble(stage.shop.twinUrl, 1, { forge: 100 });
      await tell(stage, 'pays', 4);
    },
  },
  {
    bug: 'the customer cancels on the stove',
    by: ['sold'],
    env: SLOW_COOK,
    async story(stage) {
      const all = await orders(stage, 1);
      await cooking(stage, all);
      await cancels(stage, all);
    },
  },
  {
    bug: 'each try to refund has a key of its own',
    by: ['refunds'],
    faults: ['the answer to a refund is lost'],
    env: DEAF,
    story: (stage) => whileTimePasses(stage, tell(stage, 'gets some back', 3)),
  },
  {
    bug: 'what was cooked goes back to the shelf',
    by: ['units'],
    env: SLOW_COOK,
    async story(stage) {
      const all = await orders(stage, 1);
      await cooking(stage, all);
      await sentAway(stage, all);
    },
  },
  {
    bug: 'told again under the old id of the broker',
    by: ['in time'],
    on: 'cluster',
    nodes: 1, // Each would lose it once.
    faults: ['the news that an order is paid is lost the first time'],
    story: (stage) => whileTimePasses(stage, tell(stage, 'pays', 4)),
  },
  ...SALE_CASES,
];
