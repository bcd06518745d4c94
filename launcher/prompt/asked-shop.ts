import type { ServiceBroker } from 'moleculer';
import type { Call } from '../../services/call.ts';
import { BadLine, type Shop } from './command.ts';

/** What the commands ask, through a broker of the prompt. */
export function shopOf(broker: ServiceBroker): Shop {
  const ask = <T>(action: string, params: object = {}, nodeID?: string): Promise<T> =>
    broker.call<T, object>(action, params, nodeID === undefined ? {} : { nodeID });
  return {
    call: ask as unknown as Call,
    ask: (action, params) => ask(action, params),
    async askNodes<T>(action: string, params: object = {}, node?: string) {
      const there = broker.registry.getActionEndpoints(action)?.endpoints.map(({ id }) => id) ?? [];
      const asked = there.filter((id) => node === undefined || id === node);
      if (asked.length === 0) throw new BadLine(`no node is called ${node}; there are ${there.join(', ')}`);
      const said = asked.map(async (id) => [id, await ask<T>(action, params, id)] as const);
      return Object.fromEntries(await Promise.all(said));
    },
  };
}
