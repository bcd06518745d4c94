import type { Context, Service, ServiceSchema } from 'moleculer';
import { contract } from '../../services/shared/contract.ts';
import { DomainError } from '../../services/shared/domain-error.ts';
import type { DeadLetter, DeadLetters } from './dead-letters.ts';

type Consumer = Service & {
  deadLetters: DeadLetters;
  /** @moleculer/channels gives every service this; it runs the handler without its middlewares. */
  emitLocalChannelHandler(type: string, ctx: Context<unknown>): Promise<void>;
};

const list = contract<{ limit: number }, DeadLetter[]>({
  params: { limit: { type: 'number', integer: true, min: 1, max: 100, default: 20, convert: true } },
});
const replay = contract<{ id: string }, { replayed: string }>({ params: { id: { type: 'string', max: 200 } } });

/** For the people who run it: what a service could not work, and how to work it again once the cause is mended. */
export const deadLetterActions = {
  actions: {
    deadLetters: {
      cqrs: 'query',
      params: list.params,
      handler(this: Consumer, ctx: Context<{ limit: number }>) {
        return this.deadLetters.list(ctx.params.limit);
      },
    },
    replay: {
      cqrs: 'command',
      params: replay.params,
      async handler(this: Consumer, ctx: Context<{ id: string }>) {
        const { id } = ctx.params;
        const letter = await this.deadLetters.find(id);
        if (!letter) throw new DomainError('DEAD_LETTER_UNKNOWN', 'not_found', `there is no dead letter ${id}`, { id });
        const forEvent: Context<unknown> = ctx.copy();
        forEvent.setParams(letter.event);
        await this.emitLocalChannelHandler(letter.type, forEvent);
        await this.deadLetters.remove(id);
        return { replayed: id };
      },
    },
  },
} as unknown as Partial<ServiceSchema>;
