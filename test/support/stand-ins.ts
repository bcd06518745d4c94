import type { Context } from 'moleculer';
import type { CloudEvent, EventType } from '../../kernel/events.ts';
import { collections, type WithStore } from '../../mixins/collections.mixin.ts';
import { deadLetterActions } from '../../mixins/dead-letters.mixin.ts';
import { DEAD_LETTER_INDEXES, DeadLetterDocuments } from '../../platform/channels/dead-letters.ts';
import { readConfig } from '../../platform/config/config.ts';

type Handler = (event: CloudEvent) => Promise<void> | void;
type Action = (params: { orderId: string } & Record<string, unknown>) => unknown;

/** A service that consumes events and answers actions as a test says, with dead letters of its own as every consumer has. */
export const standIn = async (
  name: string,
  channels: { [T in EventType]?: Handler },
  actions: Record<string, Action> = {},
) => {
  const store = await collections({ dead_letters: DEAD_LETTER_INDEXES }, readConfig(process.env));
  return {
    name,
    mixins: [deadLetterActions, store],
    actions: Object.fromEntries(
      Object.entries(actions).map(([action, run]) => [action, (ctx: Context<{ orderId: string }>) => run(ctx.params)]),
    ),
    channels: Object.fromEntries(
      Object.entries(channels).map(([type, run]) => [type, async (ctx: Context<CloudEvent>) => run(ctx.params)]),
    ),
    created(this: WithStore & { deadLetters: DeadLetterDocuments }) {
      this.deadLetters = new DeadLetterDocuments(this.adapter.documents('dead_letters'));
    },
  };
};
