import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Shop } from '../../launcher/prompt/command.ts';
import { runCommand } from '../../launcher/prompt/run-command.ts';

const LINES = ['Soup', 'Cake'].map((name) => ({ name, options: [], note: null }));

/** Types a line, with yes for an answer, to a shop whose latest order 42 is `id-42`; answers what it was asked for. */
async function type(line: string) {
  const [asked, questions, complaints]: [[string, object][], string[], string[]] = [[], [], []];
  const call = async (action: string, params: { orderId?: string }) => {
    asked.push([action, params]);
    const { orderId: id = 'id-42' } = params;
    if (action === 'order.find') return { id, number: 42, day: '2026-03-01', currency: 'eur', lines: LINES };
    return { orderId: id, captured: 1700, refunded: 0, currency: 'eur', refunds: [] };
  };
  const code = await runCommand(line.split(' '), { call } as unknown as Shop, {
    print() {},
    complain: (text) => void complaints.push(text),
    async confirm(question) {
      questions.push(question);
      return true;
    },
  });
  const refunds = asked.flatMap(([action, { ...params }]) => (action === 'payment.refund' ? [params] : []));
  return { code, asked, refunds, questions, complaints };
}
const lookUps = ({ asked }: { asked: [string, object][] }) =>
  asked.filter(([, params]) => 'number' in params).map(([, params]) => params);

test('an order is named by one to four digits, of the latest day or of one that is told, and looked up once', async () => {
  const latest = await type('refund 42 --amount 100 --id r1');
  assert.deepEqual(lookUps(latest), [{ number: 42 }]);
  assert.deepEqual(latest.refunds, [{ orderId: 'id-42', refundId: 'r1', amount: 100 }]);
  assert.deepEqual(lookUps(await type('refund 0042 --day 2026-02-28 --yes')), [{ number: 42, day: '2026-02-28' }]);
});

test('anything else is an id, and has no day', async () => {
  for (const id of ['12345', '4a', '01a2048d-e3be-7937-b308-eb79d71e4216']) {
    const { asked, refunds } = await type(`refund ${id} --id r1 --yes`);
    assert.deepEqual([refunds, asked.length], [[{ orderId: id, refundId: 'r1' }], 1]);
  }
  const { code, asked, complaints } = await type('refund 12345 --day 2026-03-01 --yes');
  assert.deepEqual([code, asked], [2, []]);
  assert.match(complaints[0] ?? '', /^--day goes with an order's number, and "12345" is none$/);
});

test('a refund says in words which lines it is for, and names them by their number', async () => {
  const { refunds, questions } = await type('refund 42 --lines 0:2,1:1 --tip --restock --id r1');
  const paid = '(€17.00 paid, €0.00 given back)';
  const order = `order 42 of 2026-03-01, id-42 ${paid}`;
  assert.deepEqual(questions, [`Give back 2 Soup, 1 Cake, the tip of ${order}, its units back to stock? (y/N) `]);
  const lines = [
    { line: 0, quantity: 2 },
    { line: 1, quantity: 1 },
  ];
  assert.deepEqual(refunds, [{ orderId: 'id-42', refundId: 'r1', lines, tip: true, restock: true }]);
  assert.match((await type('refund 42 --lines 7:1')).questions[0] ?? '', /^Give back 1 of line 7 of order/);
  assert.match((await type('refund 42')).questions[0] ?? '', /^Give back all that is left of order/);
});

test('lines that cannot be meant give nothing back', async () => {
  for (const lines of ['0', '0:', ':1', '0:1,', '0:1;1:1', 'a:1', '0:-1', '0:1.5', '0:1000', '100:1']) {
    for (const yes of ['', ' --yes']) {
      const { code, refunds, complaints } = await type(`refund 42 --lines ${lines}${yes}`);
      assert.deepEqual([code, refunds], [2, []], lines);
      assert.match(complaints[0] ?? '', /^--lines wants a line and its units, as 0:2,/);
    }
  }
});
