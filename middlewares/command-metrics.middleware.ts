import type { Middleware } from 'moleculer';
import { isRefusal } from '../kernel/domain-error.ts';
import { SECOND } from '../kernel/time.ts';
import { turnedAwayCode } from '../kernel/unavailable.ts';
import { meterOf } from '../platform/telemetry/meter.ts';

/** Counts and times every command and query, by how it ended: done, refused by a rule or for the load, or failed. */
export const CommandMetrics: Middleware = {
  name: 'CommandMetrics',
  localAction(next, { name = '', cqrs }) {
    const meter = meterOf(this);
    if (!cqrs || !meter.isScraped) return next;
    const ended = (result: 'done' | 'refused' | 'failed', began: number) => {
      const labels = { action: name, cqrs, result };
      meter.count('comanda.actions.total', 1, labels);
      meter.observe('comanda.action.duration.seconds', (performance.now() - began) / SECOND, labels);
    };
    return async function (this: ThisParameterType<typeof next>, ctx) {
      const began = performance.now();
      try {
        const result = await next.call(this, ctx);
        ended('done', began);
        return result;
      } catch (error) {
        const refusedBy = isRefusal(error) ? error.code : turnedAwayCode(error);
        ended(refusedBy ? 'refused' : 'failed', began);
        if (refusedBy) meter.count('comanda.refusals.total', 1, { action: name, code: refusedBy });
        throw error;
      }
    };
  },
};
