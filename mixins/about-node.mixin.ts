import type { ActionParams, Context, Service, ServiceSchema } from 'moleculer';
import type { TProperties } from 'typebox';
import { DomainError } from '../kernel/domain-error.ts';
import { object, oneOf, optional, text, whole, yesOrNo } from '../platform/contract/schema.ts';
import { LEVELS, type Level, type LogLevels } from '../platform/log/log-levels.ts';
import { dutyOf } from '../platform/nodes/duty.ts';
import { vitals } from '../platform/nodes/vitals.ts';
import { recentAlerts } from '../platform/telemetry/alerts.ts';

const on = yesOrNo({ default: false, convert: true });
/** Moleculer's type knows its own validator's schemas only. */
const params = <P extends TProperties>(properties: P) => object(properties) as unknown as ActionParams;

class PartUnknown extends DomainError {
  constructor(part: string) {
    super('LOG_PART_UNKNOWN', 'not_found', `nothing on this node logs as ${part}`, { part });
  }
}

/**
 * What a node is asked about itself, or told: Moleculer's own actions, without the one that tells its options (they hold
 * passwords), and ours.
 */
export const aboutNode = (levels: LogLevels): Partial<ServiceSchema> => ({
  name: '$node',
  actions: {
    options: false as const,
    /** The latest alerts that this node raised. */
    alerts: {
      params: params({ limit: whole(1, 200, { default: 20, convert: true }) }),
      handler(this: Service, { params }: Context<{ limit: number }>) {
        return recentAlerts(this.broker, params.limit);
      },
    },
    /** How it is; without addresses and names of its machine. */
    vitals: {
      handler(this: Service) {
        return vitals(this.broker);
      },
    },
    /** How much is logged here; with `level` from now on, until it starts again. Throws LOG_PART_UNKNOWN. */
    logLevel: {
      params: params({ level: optional(oneOf(LEVELS)), service: optional(text(0, 64)) }),
      handler({ params: { level, service } }: Context<{ level?: Level; service?: string }>) {
        if (level && !levels.set(level, service)) throw new PartUnknown(service ?? '');
        return levels.shown();
      },
    },
    /** Ends what it has and takes nothing new, so that it can be stopped; with `off` it works again. Throws NODE_LAST. */
    drain: {
      cqrs: 'command' as const,
      params: params({ off: on, force: on }),
      handler(this: Service, { params: { off, force } }: Context<{ off: boolean; force: boolean }>) {
        const duty = dutyOf(this.broker);
        return off ? duty.work() : duty.drain(force);
      },
    },
  },
});
