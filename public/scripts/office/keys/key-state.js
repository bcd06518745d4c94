const ROLES = ['kitchen', 'counter', 'manager', 'ops'];

/** Nobody gives a role that they do not have; `may(role)` tells. */
export const rolesToGive = (may) => ROLES.filter((role) => may(role));

/** Whether a key opens the shop: `valid`, `revoked` or `expired`. */
export function keyState({ revokedAt, expiresAt }, now = Date.now()) {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= now ? 'expired' : 'valid';
}
