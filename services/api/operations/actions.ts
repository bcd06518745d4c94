import type { ActionParams, ActionSchema } from 'moleculer';
import { REPLAY_WITHIN } from '../../../platform/channels/replay.ts';
import { alertsOfNodes } from './alerts.ts';
import { deadLettersOfServices, replayInService } from './dead-letters.ts';
import { nodesOfShop } from './nodes.ts';
import { operationsContract } from './operations.contract.ts';

const paramsOf = ({ params }: { params: object }) => params as ActionParams;

/** What the gateway asks all nodes or services. */
export const operations: Record<string, ActionSchema> = {
  alerts: { cqrs: 'query', params: paramsOf(operationsContract.alerts), handler: alertsOfNodes },
  nodes: { cqrs: 'query', params: paramsOf(operationsContract.nodes), handler: nodesOfShop },
  deadLetters: { cqrs: 'query', params: paramsOf(operationsContract.deadLetters), handler: deadLettersOfServices },
  replay: {
    cqrs: 'command',
    timeout: REPLAY_WITHIN,
    params: paramsOf(operationsContract.replay),
    handler: replayInService,
  },
};
