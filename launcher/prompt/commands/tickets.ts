import type { TicketStatus } from '../../../services/kitchen/kitchen.contract.ts';
import type { Command } from '../command.ts';
import { serviceText, shortTime, table } from '../table.ts';

const STATES = ['planned', 'queued', 'cooking', 'cooked', 'closed'] as const satisfies readonly TicketStatus[];
const OPEN = ['planned', 'queued', 'cooking', 'cooked'] as const satisfies readonly TicketStatus[];

export const tickets: Command = {
  name: 'tickets',
  about: "the kitchen's open tickets, those first that are to be cooked first",
  args: [],
  flags: {
    state: { about: 'only those in this state', value: STATES },
    limit: { about: 'so many of a state, 20 unless told, 100 at most', value: 'number' },
  },
  async run(given, { call }) {
    const only = given.text('state') as TicketStatus | undefined;
    const limit = given.number('limit') ?? 20;
    const lists = await Promise.all((only ? [only] : OPEN).map((state) => call('kitchen.tickets', { state, limit })));
    const items = lists.flatMap(({ items }) => items);
    const rows = items.map(({ number, orderId, service, state, startAt, lines }) => {
      const what = lines.map(({ quantity, name }) => `${quantity} ${name}`).join(', ');
      return [number, orderId, state, shortTime(startAt), serviceText(service), what];
    });
    const head = ['number', 'order', 'state', 'to cook (UTC)', 'service', 'what'];
    return { data: items, text: table(head, rows, 'no tickets') };
  },
};
