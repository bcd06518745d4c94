import { LEVELS } from '../../../platform/log/log-levels.ts';
import type { RecentAlert } from '../../../platform/telemetry/alerts.ts';
import { BadLine, type Command } from '../command.ts';
import { shortTime, table } from '../table.ts';

export const alerts: Command = {
  name: 'alerts',
  about: 'what a person should look at, as far as the running nodes remember; the log has all of them',
  args: [],
  flags: { limit: { about: 'the latest so many, 20 unless told', value: 'number' } },
  async run(given, { askNodes }) {
    const limit = given.number('limit') ?? 20;
    const nodes = await askNodes<RecentAlert[]>('$node.alerts', { limit });
    const all = Object.entries(nodes).flatMap(([node, list]) => list.map((alert) => ({ ...alert, node })));
    const data = all.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, limit);
    const rows = data.map(({ at, kind, orderId, message, service }) => {
      return [shortTime(at), kind, orderId, service, message];
    });
    return { data, text: table(['at (UTC)', 'kind', 'order', 'service', 'message'], rows, 'no alerts') };
  },
};

export const logLevel: Command = {
  name: 'log-level',
  about: 'shows how much is logged, or changes it until the node starts again: of all, of a node, or of a service',
  args: ['[which]', '[level]'],
  flags: {},
  async run(given, { askNodes }) {
    const [first, second] = [given.text('which'), given.text('level')];
    const level = second ?? first;
    if (level !== undefined && !LEVELS.some((known) => known === level))
      throw new BadLine(`"${level}" is no level; there are ${LEVELS.join(', ')}`);
    const which = second === undefined ? undefined : first;
    const known = await askNodes<Record<string, string>>('$node.logLevel');
    const node = which !== undefined && which in known ? which : undefined;
    const service = node === undefined ? which : undefined;
    const data =
      level === undefined ? known : await askNodes<Record<string, string>>('$node.logLevel', { level, service }, node);
    const rows = Object.entries(data).flatMap(([id, levels]) =>
      Object.entries(levels).map(([name, level]) => [id, name, level]),
    );
    return { data, text: table(['node', 'of', 'level'], rows) };
  },
};
