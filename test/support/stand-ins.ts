import type { Context } from 'moleculer';
import { collections, type WithStore } from '../../mixins/collection/collections.mixin.ts';
import { deadLetterActions } from '../../mixins/outbox/dead-letters.mixin.ts';
import { DEAD_LETTER_INDEXES, DeadLetterDocuments } from '../../mixins/outbox/dead-letters.ts';
import type { CloudEvent, EventType } from '../../services/shared/events.ts';

type Handler = (event: CloudEvent) => Promise<void> | void;
type Action = (params: { orderId: string } & Record<string, unknown>) => unknown;

/** A service that consumes events and answers actions as a test says, with dead letters of its own as every consumer has. */
export const standIn = (
  name: string,
  channels: { [T in EventType]?: Handler },
  actions: Record<string, Action> = {},
) => ({
  name,
  mixins: [deadLetterActions, collections({ dead_letters: DEAD_LETTER_INDEXES })],
  actions: Object.fromEntries(
    Object.entries(actions).map(([action, run]) => [action, (ctx: Context<{ orderId: string }>) => run(ctx.params)]),
  ),
  channels: Object.fromEntries(
    Object.entries(channels).map(([type, run]) => [type, async (ctx: Context<CloudEvent>) => run(ctx.params)]),
  ),
  created(this: WithStore & { deadLetters: DeadLetterDocuments }) {
    this.deadLetters = new DeadLetterDocuments(this.adapter.documents('dead_letters'));
  },
});
