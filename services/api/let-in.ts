import type { ServerResponse } from 'node:http';
import type { Guard } from './access/guard.ts';
import type { Limits } from './limits/limits.ts';
import { PUBLISHED } from './published.ts';
import type { Admitted } from './routes.ts';

/** The route of a request, as moleculer-web found it. */
export interface Asks {
  alias: { action?: string };
  params: Record<string, string>;
}

/** Who asks, and whether they may, and not too often. What is refused counts too, by its address. */
export async function letIn(
  { guard, limits }: { guard: Guard; limits: Limits },
  req: Admitted,
  res: ServerResponse,
  { alias: { action }, params }: Asks,
): Promise<void> {
  if (!action) return;
  try {
    await admit(guard, req, res, action, params);
  } catch (error) {
    limits.assertMayTryAgain(req, res, action);
    await limits.assert(req, res, { action });
    throw error;
  }
  await limits.assert(req, res, { action, caller: req.caller });
}

/** What is no action of a contract is for anyone: documents, health, and Stripe's notices, which are signed. */
async function admit(guard: Guard, req: Admitted, res: ServerResponse, action: string, params: Asks['params']) {
  const contract = PUBLISHED.get(action);
  if (!contract) return;
  const { access, owner } = contract;
  const { caller, renew } = await guard.admit(req, {
    access,
    isForOwners: owner !== undefined,
    params,
    canRenew: true,
  });
  if (caller) req.caller = caller;
  if (renew !== undefined) res.setHeader('Set-Cookie', renew);
}
