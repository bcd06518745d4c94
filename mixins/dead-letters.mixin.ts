import type { Context, ServiceSchema } from 'moleculer';
import { type DeadLetter, firstLine } from '../platform/channels/dead-letter.ts';
import { DeadLetterUnknown } from '../platform/channels/dead-letter-errors.ts';
import {
  type Choice,
  deadLettersContract,
  type ListedLetter,
  type Wanted,
  type WholeLetter,
} from '../platform/channels/dead-letters.contract.ts';
import { REPLAY_WITHIN, type Replayer, replay } from '../platform/channels/replay.ts';
import { readTrace, traceIdOf } from '../platform/telemetry/trace.ts';

const whole = ({ _id: id, droppedAt, dropReason, ...letter }: DeadLetter): WholeLetter => {
  const dropped = droppedAt ? { at: droppedAt, reason: dropReason ?? '' } : null;
  const trace = readTrace(letter.headers.traceparent);
  return { id, subject: letter.event.subject, ...letter, trace_id: trace ? traceIdOf(trace) : null, dropped };
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
      params: deadLettersContract.deadLetters.params,
      async handler(this: Replayer, { params: { limit, ...which } }: Context<Wanted>) {
        return (await this.deadLetters.list(which, 'newest', limit)).map(listed);
      },
    },
    deadLetter: {
      cqrs: 'query',
      params: deadLettersContract.deadLetter.params,
      async handler(this: Replayer, { params: { id } }: Context<{ id: string }>) {
        return whole(await found(this, id));
      },
    },
    replay: {
      cqrs: 'command',
      params: deadLettersContract.replay.params,
      timeout: REPLAY_WITHIN,
      handler(this: Replayer, ctx: Context<Choice>) {
        return replay(this, ctx);
      },
    },
    dropDeadLetter: {
      cqrs: 'command',
      params: deadLettersContract.dropDeadLetter.params,
      async handler(this: Replayer, { params: { id, reason } }: Context<{ id: string; reason: string }>) {
        await this.deadLetters.drop(id, reason);
        return listed(await found(this, id));
      },
    },
  },
} as unknown as Partial<ServiceSchema>;
