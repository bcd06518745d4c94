import type { ActionParams, ActionSchema } from 'moleculer';
import { REPLAY_WITHIN } from '../../../platform/channels/replay.ts';
import { apiContract } from '../api.contract.ts';
import { alertsOfNodes } from './alerts.ts';
import { deadLettersOfServices, replayInService } from './dead-letters.ts';

const paramsOf = ({ params }: { params: object }) => params as ActionParams;

/** What the gateway asks all nodes or services. */
export const operations: Record<string, ActionSchema> = {
  alerts: { cqrs: 'query', params: paramsOf(apiContract.alerts), handler: alertsOfNodes },
  deadLetters: { cqrs: 'query', params: paramsOf(apiContract.deadLetters), handler: deadLettersOfServices },
  replay: {
    cqrs: 'command',
    timeout: REPLAY_WITHIN,
    params: paramsOf(apiContract.replay),
    handler: replayInService,
  },
};
