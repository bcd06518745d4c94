import { TRAIL_KINDS, type TrailKind } from '../../../kernel/trail.ts';
import type { Command } from '../command.ts';
import { shortTime, table } from '../table.ts';

export const audit: Command = {
  name: 'audit',
  about: 'who did what to which order, item, setting, key, webhook; the newest first, of the last week',
  args: [],
  flags: {
    kind: { about: 'only what was done to these', value: TRAIL_KINDS },
    id: { about: 'only what was done to the order, item, key or webhook of this id, however long ago', value: 'text' },
    who: { about: 'only what this person or key did', value: 'text' },
    from: { about: 'since this UTC time', value: 'text' },
    to: { about: 'until this UTC time', value: 'text' },
    limit: { about: 'so many, 50 unless told, 100 at most', value: 'number' },
  },
  async run(given, { call }) {
    const kind = given.text('kind') as TrailKind | undefined;
    const texts = ['id', 'who', 'from', 'to'].map((name) => [name, given.text(name)] as const);
    const limit = given.number('limit');
    const data = await call('api.audit', {
      ...Object.fromEntries(texts.filter(([, text]) => text !== undefined)),
      ...(kind && { kind }),
      ...(limit !== undefined && { limit }),
    });
    const rows = data.items.map(({ at, who, what, kind, id, details }) => [
      shortTime(at),
      who,
      what,
      kind,
      id,
      details,
    ]);
    const more = data.next === null ? '' : '\n(there may be more: --limit, --to)';
    return {
      data,
      text: table(['at (UTC)', 'who', 'what', 'kind', 'id', 'details'], rows, 'nobody did anything') + more,
    };
  },
};
