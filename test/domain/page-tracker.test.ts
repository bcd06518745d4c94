import assert from 'node:assert/strict';
import { test } from 'node:test';

type Entry = { at: string; status: string; by?: string; reason?: string | null };
type Refund = { id: string; amount: number; state: string; lines?: { line: number; quantity: number }[]; tip?: number };
interface Tracked {
  id: string;
  status: string;
  number: number | null;
  service: { kind: string; table?: string };
  readyAt: string | null;
  timeline: Entry[];
  refunds: Refund[];
  lines: object[];
  currency: string;
  total: number;
  paymentLink?: string | null;
  payBefore?: string;
}
interface Promises {
  before: string | null;
  movedAt: string | null;
}
const script = (name: string) => import(new URL(`../../public/scripts/${name}.js`, import.meta.url).href);
const {
  readyText,
  serviceText,
}: { readyText(order: object, promises?: object): string | null; serviceText(s: object): string } =
  await script('base/order-text');
const { promisesOf }: { promisesOf(order: object, at?: Date): Promises } = await script('tracker/promises');
const { stepsOf }: { stepsOf(order: Tracked): { status: string; at: string | null; state: string }[] } =
  await script('tracker/steps');
const { refundsShown }: { refundsShown(order: Tracked): { id: string; text: string }[] } =
  await script('tracker/refunds');
const { explanationOf, payableAt }: { explanationOf(order: Tracked): string; payableAt(order: object): string | null } =
  await script('tracker/explanation');

const [FIRST, SECOND] = ['2030-01-02T11:00:00.000Z', '2030-01-02T11:15:00.000Z'];
const told = (iso: string) =>
  new Intl.DateTimeFormat(navigator.language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
const order = (given: Partial<Tracked>): Tracked => ({
  ...{
    id: '01a2048d',
    status: 'paid',
    number: 7,
    service: { kind: 'pickup' },
    readyAt: FIRST,
    currency: 'eur',
    total: 900,
  },
  timeline: [
    { at: FIRST, status: 'pending' },
    { at: FIRST, status: 'waiting_for_payment' },
    { at: SECOND, status: 'paid' },
  ],
  refunds: [],
  lines: [{ name: 'Soup', options: [], note: null, quantity: 2 }],
  ...given,
});

test('an order tells when it will be ready, and when that moved and from what', () => {
  const moved = new Date('2030-01-02T10:30:00.000Z');
  const seen = [FIRST, FIRST, SECOND, SECOND].map((readyAt, i) =>
    readyText(order({ readyAt }), promisesOf({ id: 'a', readyAt }, i === 2 ? moved : new Date())),
  );
  const once = `Ready at about ${told(FIRST)}`;
  const now = `Ready at about ${told(SECOND)} (it was ${told(FIRST)} until ${told(moved.toISOString())})`;
  assert.deepEqual(seen, [once, once, now, now]);
  const almost = { before: '2030-01-02T11:00:30.000Z', movedAt: FIRST };
  assert.equal(readyText(order({}), almost), once, 'less than a minute is no move');
  assert.equal(readyText(order({ status: 'cooked' })), null);
  const services = [{ kind: 'pickup' }, { kind: 'table', table: '7' }, { kind: 'table' }];
  assert.deepEqual(services.map(serviceText), ['For pickup', 'Table 7', 'At the table']);
});

test('the steps are those that were reached with their times, the one that is now, and those to come', () => {
  const states = (one: Tracked) => stepsOf(one).map(({ status, at, state }) => `${status} ${state}${at ? ' at' : ''}`);
  assert.deepEqual(states(order({})), [
    'pending done at',
    'waiting_for_payment done at',
    'paid now at',
    'preparing ahead',
    'cooked ahead',
    'completed ahead',
  ]);
  const cancelled = order({
    status: 'cancelled',
    timeline: [
      { at: FIRST, status: 'pending' },
      { at: SECOND, status: 'cancelled' },
    ],
  });
  assert.deepEqual(states(cancelled), ['pending done at', 'cancelled stopped at']);
});

test('a refund that failed is no news once as much went back in its place', () => {
  const failed = { id: '1', amount: 300, state: 'failed' };
  const again = { id: '2', amount: 300, state: 'succeeded', lines: [{ line: 0, quantity: 1 }], tip: 50 };
  assert.match(refundsShown(order({ refunds: [failed] }))[0]?.text ?? '', /could not send €3\.00 back/);
  const shown = refundsShown(order({ refunds: [failed, again, { id: '3', amount: 1, state: 'of a newer shop' }] }));
  assert.deepEqual(
    shown.map(({ text }) => text),
    ['€3.00 went back to your card. (1 × Soup, the tip)', '€0.01 is on its way back to you.'],
  );
});

test('a cancelled order says who cancelled it and why, and that money returns until it is listed', () => {
  const timeline = [...order({}).timeline, { at: SECOND, status: 'cancelled', by: 'staff', reason: 'no more soup' }];
  const cancelled = order({ status: 'cancelled', timeline });
  assert.equal(explanationOf(cancelled), 'The shop cancelled it: no more soup. Your money is on its way back to you.');
  const listed = order({ status: 'cancelled', timeline, refunds: [{ id: '1', amount: 900, state: 'pending' }] });
  assert.equal(explanationOf(listed), 'The shop cancelled it: no more soup.');
});

test('a link to pay by is shown only while the order waits for it, and only by http', () => {
  const waiting = { status: 'waiting_for_payment', paymentLink: 'https://checkout.example/1' };
  assert.equal(payableAt(waiting), waiting.paymentLink);
  assert.equal(payableAt({ ...waiting, status: 'paid' }), null);
  assert.equal(payableAt({ ...waiting, paymentLink: 'javascript:alert(1)' }), null);
  assert.equal(payableAt({ ...waiting, paymentLink: null }), null);
});
