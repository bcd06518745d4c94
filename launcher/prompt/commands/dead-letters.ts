import type { ListedLetter, Replayed, WholeLetter } from '../../../platform/channels/dead-letters.contract.ts';
import { CONSUMERS } from '../../actions.ts';
import { NotAsked } from '../../ops-protocol.ts';
import { BadLine, type Command, type Given, type Shop } from '../command.ts';
import { facts, shortTime, table } from '../table.ts';

const SERVICES = CONSUMERS;
const SERVICE = { about: 'only those of this service', value: SERVICES };
const TYPE = { about: 'only those of this type of event', value: 'text' } as const;

/** A letter's id begins with the service in whose store it lies. */
function ownerOf(id: string): string {
  const service = id.split(':')[0] ?? '';
  if (!SERVICES.includes(service)) throw new BadLine(`no dead letter is called ${id}: \`dead\` shows their ids`);
  return service;
}

/** A cluster may run no node with webhooks: then there are no dead letters of theirs. */
async function orNone<T>(service: string, answer: Promise<T>, none: T): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (service === 'webhooks' && error instanceof NotAsked) return none;
    throw error;
  }
}

const asked = (given: Given): string[] => (given.has('service') ? [given.text('service') as string] : SERVICES);

export const dead: Command = {
  name: 'dead',
  about: 'the events that a service could not work, or all about one of them',
  args: ['[id]'],
  flags: {
    service: SERVICE,
    type: TYPE,
    dropped: { about: 'those that somebody dropped' },
    limit: { about: 'so many of a service, 20 unless told, 100 at most', value: 'number' },
  },
  async run(given, shop) {
    const id = given.text('id');
    if (id !== undefined) return aboutOne(await shop.ask<WholeLetter>(`${ownerOf(id)}.deadLetter`, { id }));
    const which = { type: given.text('type'), limit: given.number('limit'), dropped: given.has('dropped') };
    const lists = asked(given).map((service) =>
      orNone(service, shop.ask<ListedLetter[]>(`${service}.deadLetters`, which), []),
    );
    const data = (await Promise.all(lists)).flat();
    const rows = data.map(({ id, type, subject, count, at, error }) => {
      return [id, type, subject, count, shortTime(at), error.slice(0, 80)];
    });
    const head = ['dead letter', 'event', 'order', 'times', 'at (UTC)', 'error'];
    return { data, text: table(head, rows, 'no dead letters') };
  },
};

function aboutOne(letter: WholeLetter) {
  const { id, consumer, type, subject, count, at, dropped, error, event, headers } = letter;
  const about = facts([
    ['dead letter', id],
    ['consumer', consumer],
    ['event', type],
    ['order', subject],
    ['times', count],
    ['at', `${shortTime(at)} UTC`],
    ['dropped', dropped && `${shortTime(dropped.at)} UTC: ${dropped.reason}`],
  ]);
  return { data: letter, text: [about, error, JSON.stringify({ headers, event }, null, 2)].join('\n\n') };
}

export const replay: Command = {
  name: 'replay',
  about: 'works dead letters again: one, those of a type, or all',
  args: ['[id]'],
  flags: { all: { about: 'all of them' }, service: SERVICE, type: TYPE },
  async run(given, shop) {
    const [id, type] = [given.text('id'), given.text('type')];
    if ([id, type, given.has('all') || undefined].filter(Boolean).length !== 1)
      throw new BadLine('replay wants one of: an id, --type, --all');
    const services = id === undefined ? asked(given) : [ownerOf(id)];
    const choice = id === undefined ? (type === undefined ? { all: true } : { type }) : { id };
    const data: Record<string, Replayed> = {};
    for (const service of services) data[service] = await replayIn(service, choice, shop);
    const all = Object.values(data);
    const failed = all.flatMap((one) => one.failed);
    const done = all.reduce((sum, { replayed }) => sum + replayed, 0);
    const left = all.reduce((sum, one) => sum + one.left, 0);
    const head = `${done} worked, ${left} left`;
    const rows = failed.map(({ id, error }) => [id, error.slice(0, 120)]);
    const text = failed.length === 0 ? head : `${head}\n${table(['failed again', 'why'], rows)}`;
    return { data, text, isLeft: left > 0 };
  },
};

const replayIn = (service: string, choice: object, shop: Shop) =>
  orNone(service, shop.ask<Replayed>(`${service}.replay`, choice), { replayed: 0, failed: [], left: 0 });

export const drop: Command = {
  name: 'drop',
  about: 'keeps a dead letter for the record only: nobody will work it',
  args: ['<id>'],
  flags: { reason: { about: 'why, for the record', value: 'text' } },
  async question(given, shop) {
    const id = given.text('id') as string;
    const { type, subject } = await shop.ask<WholeLetter>(`${ownerOf(id)}.deadLetter`, { id });
    return `Drop the event ${type} of order ${subject}, so that ${ownerOf(id)} never works it?`;
  },
  async run(given, shop) {
    const id = given.text('id') as string;
    const reason = given.text('reason') ?? 'dropped at the prompt';
    const data = await shop.ask<ListedLetter>(`${ownerOf(id)}.dropDeadLetter`, { id, reason });
    return { data, text: `dropped ${id}` };
  },
};
