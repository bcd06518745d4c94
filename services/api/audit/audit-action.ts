import type { ActionParams, Context, Service, ServiceSchema } from 'moleculer';
import type { TrailKind, TrailPage } from '../../../kernel/trail.ts';
import type { Call } from '../../call.ts';
import { accessChanges } from '../access/access-changes.ts';
import type { AccessStore } from '../access/access-store.ts';
import { apiContract } from '../api.contract.ts';
import { audit, type Source, type WantedAudit } from './audit.ts';

type Named = 'order.changes' | 'payment.changes' | 'stock.changes' | 'webhooks.changes';

/** The trail, as an action of the gateway: each service keeps its own part. */
export const auditAction = {
  actions: {
    audit: {
      cqrs: 'query',
      params: apiContract.audit.params as unknown as ActionParams,
      handler(this: Service & { access: AccessStore }, ctx: Context<WantedAudit>) {
        const call: Call = (name, params, options) => ctx.call(name, params, options);
        const of = (name: Named, ...kinds: TrailKind[]): Source => ({
          kinds,
          read: async (page: TrailPage) => (await call(name, page)).entries,
        });
        const sources = [
          of('order.changes', 'order', 'day'),
          of('payment.changes', 'refund'),
          of('stock.changes', 'item', 'setting'),
          // A cluster can do without.
          ...(this.broker.registry.actions.isAvailable('webhooks.changes') ? [of('webhooks.changes', 'webhook')] : []),
          { kinds: ['key', 'session'] as const, read: (page: TrailPage) => accessChanges(this.access, page) },
        ];
        return audit(ctx.params, sources, new Date());
      },
    },
  },
} as unknown as Partial<ServiceSchema>;
