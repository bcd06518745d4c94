import { type ActionParams, type Context, Errors, type Service, type ServiceSchema } from 'moleculer';
import type { TrailKind, TrailPage } from '../../../kernel/trail.ts';
import type { Call } from '../../call.ts';
import { accessChanges } from '../access/access-changes.ts';
import type { AccessStore } from '../access/access-store.ts';
import { apiContract } from '../api.contract.ts';
import { audit, type Source, type WantedAudit } from './audit.ts';

type Named = 'order.changes' | 'payment.changes' | 'stock.changes' | 'webhooks.changes';

/** A cluster may run no node with that service. */
const unlessAbsent = ({ kinds, read }: Source): Source => ({
  kinds,
  read: (page) =>
    read(page).catch((error) => {
      if (error instanceof Errors.ServiceNotFoundError) return [];
      throw error;
    }),
});

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
          unlessAbsent(of('webhooks.changes', 'webhook')),
          { kinds: ['key', 'session'] as const, read: (page: TrailPage) => accessChanges(this.access, page) },
        ];
        return audit(ctx.params, sources, new Date());
      },
    },
  },
} as unknown as Partial<ServiceSchema>;
