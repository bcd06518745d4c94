import type { Context } from 'moleculer';
import { SECOND } from '../../kernel/time.ts';
import { resumed } from '../telemetry/spans.ts';
import { readTrace } from '../telemetry/trace.ts';
import { bury, type Consumer } from './bury.ts';
import { type DeadLetter, errorText, firstLine } from './dead-letter.ts';
import { DeadLetterDropped, DeadLetterUnknown, ReplayChoice } from './dead-letter-errors.ts';
import type { Choice, Replayed } from './dead-letters.contract.ts';

/** @moleculer/channels gives every consumer this; it runs the handler without its middlewares. */
export type Replayer = Consumer & { emitLocalChannelHandler(type: string, ctx: Context<unknown>): Promise<void> };

const MOST = 100;
/** After so many milliseconds no further letter is begun, so that the caller hears of those that were worked. */
const BEGIN_WITHIN = 15 * SECOND;
export const REPLAY_WITHIN = 30 * SECOND;

/**
 * Works dead letters again, the oldest first and each under its own event id. One that fails again stays, as the newest, and
 * stops no other. A letter is removed only after it was worked: dying in between means that it is worked once more.
 * Throws REPLAY_CHOICE, DEAD_LETTER_UNKNOWN, DEAD_LETTER_DROPPED.
 */
export async function replay(service: Replayer, ctx: Context<Choice>): Promise<Replayed> {
  const { id, type, all } = ctx.params;
  if ([id, type, all].filter((one) => one !== undefined).length !== 1) throw new ReplayChoice();
  const which = { type, dropped: false };
  const { deadLetters } = service;
  const letters = id === undefined ? await deadLetters.list(which, 'oldest', MOST) : [await open(service, id)];
  const answer: Replayed = { replayed: 0, failed: [], left: 0 };
  for (const end = performance.now() + BEGIN_WITHIN; letters.length > 0 && performance.now() < end; ) {
    const letter = letters.shift() as DeadLetter;
    const error = await work(service, ctx, letter);
    if (error === undefined) answer.replayed++;
    else answer.failed.push({ id: letter._id, error });
  }
  answer.left = id === undefined ? await deadLetters.count(which) : answer.failed.length;
  return answer;
}

async function open({ deadLetters }: Consumer, id: string): Promise<DeadLetter> {
  const letter = await deadLetters.find(id);
  if (!letter) throw new DeadLetterUnknown(id);
  if (letter.droppedAt) throw new DeadLetterDropped(id);
  return letter;
}

/** Answers why it failed again, if it did. */
async function work(service: Replayer, ctx: Context, letter: DeadLetter): Promise<string | undefined> {
  const { _id, consumer, event, headers, type } = letter;
  try {
    const forEvent: Context<unknown> = ctx.copy();
    forEvent.setParams(event);
    await resumed(`replay ${type}`, readTrace(headers.traceparent), () =>
      service.emitLocalChannelHandler(type, forEvent),
    );
  } catch (error) {
    await bury(service, { consumer, event, headers, error });
    return firstLine(errorText(error));
  }
  await service.deadLetters.remove(_id);
  return undefined;
}
