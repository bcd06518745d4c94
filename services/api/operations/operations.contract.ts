import { deadLettersContract } from '../../../platform/channels/dead-letters.contract.ts';
import { MANAGERS, OPS } from '../../../platform/contract/access.ts';
import { contract } from '../../../platform/contract/contract.ts';
import {
  array,
  boolean,
  integer,
  object,
  oneOf,
  optional,
  orNull,
  string,
  text,
  whole,
  yesOrNo,
} from '../../../platform/contract/schema.ts';

/** The services that consume events, each with dead letters of its own. */
export const CONSUMERS = ['order', 'payment', 'stock', 'kitchen', 'webhooks'] as const;
const { deadLetters, replay } = deadLettersContract;

/** What the gateway asks all nodes or services, for the people who run the shop. */
export const operationsContract = {
  /**
   * One entry for each trouble, as it was raised last; `since`: first. They are those that the running nodes remember, 200
   * of each; the log has all of them. `silent`: the nodes that did not answer.
   */
  alerts: contract({
    rest: 'GET /alerts',
    access: { roles: [...MANAGERS, ...OPS] },
    about: 'what a person should look at, the newest first, of all nodes since they were started',
    params: { limit: optional(whole(1, 200, { default: 50, convert: true })) },
    result: object({
      items: array(
        object({
          kind: string,
          service: string,
          orderId: orNull(string),
          message: string,
          at: string,
          since: string,
          times: integer,
        }),
      ),
      silent: array(string),
    }),
  }),
  /**
   * As the node that answers knows them: `uptime` in seconds, `memory` in bytes, `cpu` in percent of all cores of its machine,
   * each null of a node that does not answer. `missing`: as `/health/ready` has it, empty where orders can be taken.
   */
  nodes: contract({
    rest: 'GET /nodes',
    access: { roles: [...MANAGERS, ...OPS] },
    about: 'the nodes of the shop, and what is missing for it to take orders',
    params: {},
    result: object({
      items: array(
        object({
          id: string,
          services: array(string),
          isAvailable: boolean,
          cpu: orNull(integer),
          memory: orNull(integer),
          uptime: orNull(integer),
          version: orNull(string),
        }),
      ),
      missing: array(string),
    }),
  }),
  /** `silent`: the services that did not answer. */
  deadLetters: contract({
    rest: 'GET /dead-letters',
    access: { roles: OPS },
    about: 'the events that services could not work, the newest first; or those that were dropped',
    params: {
      service: optional(oneOf(CONSUMERS)),
      type: deadLetters.params.properties.type,
      dropped: optional(yesOrNo({ default: false, convert: true })),
      limit: optional(whole(1, 100, { default: 20, convert: true })),
      after: optional(text(0, 8000)),
    },
    result: object({ items: deadLetters.result, next: orNull(string), silent: array(string) }),
    errors: ['CURSOR_INVALID'],
  }),
  replay: contract({
    rest: 'POST /dead-letters/replay',
    access: { roles: OPS },
    about: 'works dead letters of a service again: one, those of a type, or all',
    params: { service: oneOf(CONSUMERS), ...replay.params.properties },
    result: replay.result,
    errors: replay.errors,
  }),
};
