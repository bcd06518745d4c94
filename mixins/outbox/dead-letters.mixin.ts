import type { Context, ServiceSchema } from 'moleculer';
import { contract } from '../../services/shared/contract.ts';
import { type DeadLetter, firstLine } from './dead-letter.ts';
import { DeadLetterUnknown } from './dead-letter-errors.ts';
import { type Choice, REPLAY_WITHIN, type Replayed, type Replayer, replay } from './replay.ts';

/** A line of the list; `error` is the first line of it. */
export interface ListedLetter extends Pick<DeadLetter, 'consumer' | 'type' | 'error' | 'count' | 'at'> {
  id: string;
  subject: string;
  dropped: { at: string; reason: string } | null;
}
/** All of it, with the stack, the event's body and its headers. */
export type WholeLetter = ListedLetter & Pick<DeadLetter, 'event' | 'headers'>;

const ID = { type: 'string', min: 1, max: 200 };
const TYPE = { type: 'string', min: 1, max: 100, optional: true };

type Wanted = { type?: string; limit: number; dropped: boolean };
const list = contract<Wanted, ListedLetter[]>({
  params: {
    type: TYPE,
    limit: { type: 'number', integer: true, min: 1, max: 100, default: 20, convert: true },
    dropped: { type: 'boolean', default: false },
  },
});
const show = contract<{ id: string }, WholeLetter>({ params: { id: ID } });
const again = contract<Choice, Replayed>({
  params: {
    id: { ...ID, optional: true },
    type: TYPE,
    all: { type: 'equal', value: true, strict: true, optional: true },
  },
});
const drop = contract<{ id: string; reason: string }, ListedLetter>({
  params: { id: ID, reason: { type: 'string', min: 1, max: 200, trim: true } },
});

const whole = ({ _id: id, droppedAt, dropReason, ...letter }: DeadLetter): WholeLetter => {
  const dropped = droppedAt ? { at: droppedAt, reason: dropReason ?? '' } : null;
  return { id, subject: letter.event.subject, ...letter, dropped };
};
function listed(letter: DeadLetter): ListedLetter {
  const { event: _body, headers: _headers, ...rest } = whole(letter);
  return { ...rest, error: firstLine(rest.error) };
}
async function found({ deadLetters }: Replayer, id: string): Promise<DeadLetter> {
  const letter = await deadLetters.find(id);
  if (!letter) throw new DeadLetterUnknown(id);
  return letter;
}

/** For the people who run it: what a service could not work, and how to work it again once the cause is mended, or let it be. */
export const deadLetterActions = {
  actions: {
    deadLetters: {
      cqrs: 'query',
      params: list.params,
      async handler(this: Replayer, { params: { limit, ...which } }: Context<Wanted>) {
        return (await this.deadLetters.list(which, 'newest', limit)).map(listed);
      },
    },
    deadLetter: {
      cqrs: 'query',
      params: show.params,
      async handler(this: Replayer, { params: { id } }: Context<{ id: string }>) {
        return whole(await found(this, id));
      },
    },
    replay: {
      cqrs: 'command',
      params: again.params,
      timeout: REPLAY_WITHIN,
      handler(this: Replayer, ctx: Context<Choice>) {
        return replay(this, ctx);
      },
    },
    dropDeadLetter: {
      cqrs: 'command',
      params: drop.params,
      async handler(this: Replayer, { params: { id, reason } }: Context<{ id: string; reason: string }>) {
        await this.deadLetters.drop(id, reason);
        return listed(await found(this, id));
      },
    },
  },
} as unknown as Partial<ServiceSchema>;
