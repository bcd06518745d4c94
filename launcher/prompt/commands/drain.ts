import type { Drained } from '../../../platform/nodes/duty.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const drain: Command = {
  name: 'drain',
  about: 'a node takes no new work and ends what it has, so that it can be stopped; --off or a restart brings it back',
  args: ['<node>'],
  flags: {
    off: { about: 'it takes work again' },
    force: { about: 'even if it is the last node of a service' },
  },
  async question(given) {
    return given.has('off') ? undefined : `Take node ${given.text('node')} out of work?`;
  },
  async run(given, { askNodes }) {
    const node = given.text('node') as string;
    const data = await askNodes<Drained>('$node.drain', { off: given.has('off'), force: given.has('force') }, node);
    const rows = Object.entries(data).map(([id, { state, open }]) => [id, state, open]);
    return { data, text: table(['node', 'state', 'calls and events in hand'], rows) };
  },
};
