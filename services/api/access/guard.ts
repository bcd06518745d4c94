import type { IncomingMessage } from 'node:http';
import type { Access, Caller } from '../../../platform/contract/access.ts';
import { CredentialsInvalid, CredentialsMissing, NotAllowed, OriginWrong } from './refusals.ts';
import type { Secrets } from './secrets.ts';

/** Those who show credentials of the shop's people, or a token of somebody else's. */
export interface Credentials {
  /** Undefined for one that is unknown, expired or revoked. */
  byKey(key: string): Promise<Caller | undefined>;
  /** `renews`: one that is used lasts longer, which its cookie has to be told by `renew`. */
  bySession(cookie: string, renews: boolean): Promise<{ caller: Caller; renew?: string } | undefined>;
  /** Throws CredentialsInvalid. Absent where the shop takes no tokens. */
  byToken?: ((token: string) => Promise<Caller>) | undefined;
}
export interface Wanted {
  access: Access;
  /** Customers may call it with a token. */
  isForOwners: boolean;
  /** Of the path. */
  params: Record<string, string>;
  /** Whether the answer can still set a cookie: that of a stream has begun. */
  canRenew: boolean;
}
/** Nobody in particular: who has no credentials, or an order's secret. */
type Admitted = { caller?: Caller; renew?: string };

export const SESSION_COOKIE = 'comanda_session';
const OF_KEYS = 'cmd_';
const CHANGES_NOTHING = ['GET', 'HEAD'];
/** Longer is no credential of any kind. */
const LONGEST = 8192;

/** Lets in whom a route's contract names, and tells who that is. It decides before a body is read. */
export class Guard {
  readonly #credentials: Credentials;
  readonly #secrets: Secrets;
  readonly #published: URL;

  constructor(credentials: Credentials, secrets: Secrets, publicUrl: string) {
    this.#credentials = credentials;
    this.#secrets = secrets;
    this.#published = new URL(publicUrl);
  }

  /** Throws CredentialsMissing, CredentialsInvalid, NotAllowed and OriginWrong. `renew`: the session's cookie, to be set anew. */
  async admit(request: IncomingMessage, { access, isForOwners, params, canRenew }: Wanted): Promise<Admitted> {
    const bearer = bearerOf(request);
    const isSecret = bearer !== undefined && !bearer.startsWith(OF_KEYS) && bearer.split('.').length !== 3;
    if (isSecret) return this.#bySecret(bearer, access, params);
    const admitted =
      bearer === undefined
        ? await this.#bySession(request, access, canRenew)
        : { caller: await this.#byBearer(bearer) };
    if (access === 'anyone') return admitted ?? {};
    if (!admitted) throw new CredentialsMissing();
    const { roles, owner } = admitted.caller;
    const isAllowed = roles.some((role) => access.roles.includes(role)) || (isForOwners && owner !== undefined);
    if (!isAllowed) throw new NotAllowed();
    return admitted;
  }

  async #bySecret(secret: string, access: Access, params: Record<string, string>): Promise<Admitted> {
    const of = access === 'anyone' ? undefined : access.secretOf;
    if (of === undefined || !this.#secrets.isOfOrder(String(params[of]), secret)) throw new CredentialsInvalid();
    return {};
  }

  async #byBearer(bearer: string): Promise<Caller> {
    const isKey = bearer.startsWith(OF_KEYS);
    const caller = await (isKey ? this.#credentials.byKey(bearer) : this.#credentials.byToken?.(bearer));
    if (!caller) throw new CredentialsInvalid();
    return caller;
  }

  /** A session that is over is none where anyone may come in; nor is one that a page of another site sent along. */
  async #bySession(request: IncomingMessage, access: Access, canRenew: boolean) {
    const cookie = cookieOf(request);
    if (cookie === undefined) return undefined;
    const isOurs = CHANGES_NOTHING.includes(request.method ?? '') || this.#isOwnPage(request);
    if (!isOurs) return access === 'anyone' ? undefined : refuse(new OriginWrong());
    const session = await this.#credentials.bySession(cookie, canRenew);
    return session ?? (access === 'anyone' ? undefined : refuse(new CredentialsInvalid()));
  }

  /**
   * Browsers tell the origin of whatever may change something. Ours is the one that the shop is published under, or any that a
   * device in the shop knows it by, which is then the host that it asks. Under a host that is published by https whoever holds the
   * network can put a page by http.
   */
  #isOwnPage({ headers }: IncomingMessage): boolean {
    const { origin, host } = headers;
    if (origin === undefined || !URL.canParse(origin)) return false;
    const page = new URL(origin);
    const published = this.#published;
    const isDowngraded = page.host === published.host && page.protocol === 'http:' && published.protocol === 'https:';
    return origin === published.origin || (page.host === host?.toLowerCase() && !isDowngraded);
  }
}

function refuse(error: Error): never {
  throw error;
}

/** Throws CredentialsInvalid for anything else than one bearer (RFC 6750, https://www.rfc-editor.org/rfc/rfc6750#section-2.1). */
function bearerOf({ headers: { authorization } }: IncomingMessage): string | undefined {
  if (authorization === undefined) return undefined;
  const [, bearer] = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization) ?? [];
  if (bearer === undefined || bearer.length > LONGEST)
    throw new CredentialsInvalid('Authorization must be: Bearer, a space, one credential');
  return bearer;
}

export function cookieOf({ headers: { cookie = '' } }: Pick<IncomingMessage, 'headers'>): string | undefined {
  for (const pair of cookie.split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === SESSION_COOKIE && value) return value;
  }
  return undefined;
}
