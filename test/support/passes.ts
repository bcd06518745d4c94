import { createHmac } from 'node:crypto';
import type { Role } from '../../platform/contract/access.ts';

/** Of no shop: the one under which tests make their tokens. */
export const TOKEN_SECRET = 'what tests sign their tokens with, and no shop';

/** What a shop is started with so that its tests come in. */
export const OPEN_TO_TESTS = { AUTH_JWT_SECRET: TOKEN_SECRET, RATE_LIMITS: 'off', UNPAID_PER_CLIENT: '0' };

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token as somebody's identity provider makes it (RFC 7519): of a customer, or of staff where it names roles. */
export function tokenOf(claims: { sub: string; roles?: readonly Role[]; exp?: number }, secret = TOKEN_SECRET): string {
  const exp = Math.floor(Date.now() / 1000) + 24 * 3600;
  const signed = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded({ exp, ...claims })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

export const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });

/** The shop's people, all in one. */
export const asStaff = () => bearer(tokenOf({ sub: 'staff', roles: ['kitchen', 'counter', 'manager', 'ops'] }));
