import type { Static } from 'typebox';
import type { WithCaller } from '../../../platform/contract/access.ts';
import type { apiContract } from '../api.contract.ts';
import { refused } from '../problem.ts';
import { SignInRefused } from './access-errors.ts';
import type { AccessStore } from './access-store.ts';
import { type CookieScope, sessionCookie } from './cookie.ts';
import { type Opened, SIGN_IN } from './sessions.ts';

/** What the gateway tells an action of its own about the request, and hears of the answer. */
export interface Asked extends WithCaller {
  /** Of the cookie of a session that it opens. */
  scope?: CookieScope;
  $responseHeaders?: Record<string, string>;
}
/** Of who asks without a browser. */
const ANYWHERE: CookieScope = { path: '/', secure: false };
type Shown = Static<(typeof apiContract.openSession)['params']>;
type Visit = Static<(typeof apiContract.openSession)['result']>;
type Welcome = Static<(typeof apiContract.session)['result']>;

/** The session that the device had ends. Throws SignInRefused. */
export async function openSession(shown: Shown, access: AccessStore, meta: Asked): Promise<Visit> {
  const { sessions, now } = access;
  const opener = await openerOf(shown, access);
  const { stored, token } = await sessions.open({ ...opener, scope: meta.scope ?? ANYWHERE });
  const before = meta.caller?.sessionId;
  if (before !== undefined) await sessions.end(before);
  const { who, roles, expiresAt, scope } = stored;
  setCookie(meta, sessionCookie({ token, scope, expiresAt: new Date(expiresAt) }, now()));
  return { who, roles, expiresAt };
}

async function openerOf({ key, token }: Shown, { keys, signIns }: AccessStore): Promise<Omit<Opened, 'scope'>> {
  if ((key === undefined) === (token === undefined))
    throw refused({ field: '', message: 'all of it must be either a key or a token' });
  if (key !== undefined) {
    const stored = await keys.valid(key);
    if (!stored) throw new SignInRefused();
    const { _id: openedWith, name: who, roles, expiresAt } = stored;
    return { who, roles, openedWith, until: expiresAt === null ? null : new Date(expiresAt) };
  }
  const roles = await signIns.use(token as string);
  if (!roles) throw new SignInRefused();
  return { who: SIGN_IN, roles, openedWith: SIGN_IN, until: null };
}

export async function whoAsks(_nothing: object, access: AccessStore, { caller }: Asked): Promise<Welcome> {
  const { keys, sessions, url, traces } = access;
  const { who = '', roles = [], sessionId, keyId } = caller ?? {};
  const session = sessionId === undefined ? undefined : await sessions.findById(sessionId);
  const key = session || keyId === undefined ? undefined : await keys.validById(keyId);
  return { who, roles: [...roles], expiresAt: session?.expiresAt ?? key?.expiresAt ?? null, url, traces };
}

export async function closeSession(_nothing: object, { sessions, now }: AccessStore, meta: Asked) {
  const { sessionId } = meta.caller ?? {};
  if (sessionId === undefined) return { ended: false };
  const ended = await sessions.end(sessionId);
  const over = { token: '', scope: meta.scope ?? ANYWHERE, expiresAt: now() };
  setCookie(meta, sessionCookie(over, now()));
  return { ended };
}

function setCookie(meta: Asked, cookie: string): void {
  meta.$responseHeaders = { 'Set-Cookie': cookie };
}
