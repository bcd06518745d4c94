import type { ActionParams, ActionSchema, Context, Service, ServiceSchema } from 'moleculer';
import type { Static, TObject, TSchema } from 'typebox';
import { HOUR } from '../../../kernel/time.ts';
import { type Caller, ROLES, type Role, staffName } from '../../../platform/contract/access.ts';
import type { Contract } from '../../../platform/contract/contract.ts';
import { apiContract } from '../api.contract.ts';
import { refused } from '../problem.ts';
import { RoleNotGiven, SessionUnknown } from './access-errors.ts';
import type { AccessStore } from './access-store.ts';
import { keyView, madeView, sessionView } from './access-views.ts';
import { type Asked, closeSession, openSession, whoAsks } from './session-actions.ts';

type UseCase<P, R> = (params: P, access: AccessStore, meta: Asked) => Promise<R>;

const action = <P extends TObject, R extends TSchema>(
  cqrs: 'command' | 'query',
  { params }: Contract<P, R>,
  run: UseCase<NoInfer<Static<P>>, NoInfer<Static<R>>>,
): ActionSchema<Service & { access: AccessStore }> => ({
  cqrs,
  params: params as unknown as ActionParams,
  handler(ctx: Context<Static<P>, Asked>) {
    return run(ctx.params, this.access, ctx.meta);
  },
});

const WHO_RUNS_IT: Role[] = ['manager', 'ops'];

/** Who may come in, as actions of the gateway. */
export const accessActions = {
  actions: {
    createKey: action(
      'command',
      apiContract.createKey,
      async ({ name, roles, expiresAt }, { keys, now }, { caller }) => {
        assertMayGive(roles, caller);
        const expires = expiresAt === undefined ? null : new Date(expiresAt);
        if (expires && expires <= now())
          throw refused({ field: 'expiresAt', message: 'expiresAt must be a time to come' });
        const unique = ROLES.filter((role) => roles.includes(role));
        return madeView(
          await keys.create({ name, roles: unique, expiresAt: expires, createdBy: caller?.who ?? 'call' }),
        );
      },
    ),
    keys: action('query', apiContract.keys, async (_all, { keys }) => ({ items: (await keys.list()).map(keyView) })),
    revokeKey: action('command', apiContract.revokeKey, async ({ keyId }, { keys }, meta) =>
      keyView(await keys.revoke(keyId, staffName(meta))),
    ),
    replaceKey: action('command', apiContract.replaceKey, async ({ keyId, overlapHours = 24 }, { keys }, meta) => {
      const stored = await keys.find(keyId);
      assertMayGive(stored.roles, meta.caller);
      return madeView(await keys.replace(stored, overlapHours * HOUR, staffName(meta)));
    }),
    openSession: action('command', apiContract.openSession, openSession),
    session: action('query', apiContract.session, whoAsks),
    closeSession: action('command', apiContract.closeSession, closeSession),
    sessions: action('query', apiContract.sessions, async (_all, { sessions }) => ({
      items: (await sessions.list()).map(sessionView),
    })),
    revokeSession: action('command', apiContract.revokeSession, async ({ sessionId }, { sessions }, meta) => {
      if (!(await sessions.revoke(sessionId, staffName(meta)))) throw new SessionUnknown(sessionId);
      return { ended: true };
    }),
    signIn: action('command', apiContract.signIn, async ({ roles = WHO_RUNS_IT }, { signIns, url }) => {
      const { token, expiresAt } = await signIns.make(roles);
      return { address: `${url}/sign-in#${token}`, expiresAt };
    }),
  },
} as unknown as Partial<ServiceSchema>;

const OF_MANAGERS: readonly Role[] = ['kitchen', 'counter', 'manager'];

/**
 * Nobody gives a role that they do not have. Whoever came through the guard has one; those without are on this machine, at the
 * prompt or by `npm run call`, and give any. Throws RoleNotGiven.
 */
function assertMayGive(roles: readonly Role[], caller: Caller | undefined): void {
  if (!caller || caller.roles.length === 0) return;
  const own = caller.roles.includes('manager') ? [...caller.roles, ...OF_MANAGERS] : caller.roles;
  const missing = roles.filter((role) => !own.includes(role));
  if (missing.length > 0) throw new RoleNotGiven(missing);
}
