/** What people of a shop may do there; a person or a key can have several. */
export const ROLES = ['kitchen', 'counter', 'manager', 'ops'] as const;
export type Role = (typeof ROLES)[number];

/** Those who cook, who serve, who run the shop, and who run the software. A manager may do what cooks and counter do. */
export const COOKS: readonly Role[] = ['kitchen', 'manager'];
export const COUNTER: readonly Role[] = ['counter', 'manager'];
export const MANAGERS: readonly Role[] = ['manager'];
export const OPS: readonly Role[] = ['ops'];

/** Who may call an action that clients reach. */
export type Access =
  | 'anyone'
  | {
      /** Whoever has one of these. */
      readonly roles: readonly Role[];
      /** The parameter of the path whose secret opens it too. */
      readonly secretOf?: string;
    };

/** Who a request comes from, as its credentials say; in the `meta` of the calls that it makes. */
export interface Caller {
  /** What the audit trail says: a key's name, or the `sub` of a token. */
  readonly who: string;
  readonly roles: readonly Role[];
  /** The `sub` of a customer's token: what it orders is noted as theirs. */
  readonly owner?: string;
  readonly keyId?: string;
  readonly sessionId?: string;
}
export interface WithCaller {
  caller?: Caller;
}

/**
 * Who of the shop's people, or which of its programs, asks; null for customers, whoever they are, and for work that nobody asked
 * for. The trail keeps it.
 */
export function staffName({ caller }: WithCaller): string | null {
  const isCustomer = caller?.owner !== undefined && caller.roles.length === 0;
  return caller === undefined || isCustomer ? null : caller.who.slice(0, MOST_NAME);
}
const MOST_NAME = 200;
