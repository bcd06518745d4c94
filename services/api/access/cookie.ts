import type { IncomingHttpHeaders } from 'node:http';
import { SECOND } from '../../../kernel/time.ts';
import type { PublicPath } from '../public-path.ts';
import { SESSION_COOKIE } from './guard.ts';

/** Which requests of a browser a cookie goes along with. */
export interface CookieScope {
  path: string;
  /** By TLS only. */
  secure: boolean;
}
interface Kept {
  token: string;
  scope: CookieScope;
  expiresAt: Date;
}

/** What `Set-Cookie` says: for scripts never, and only for requests that come from the shop's own pages. */
export function sessionCookie({ token, scope: { path, secure }, expiresAt }: Kept, now: Date): string {
  const seconds = Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / SECOND));
  const always = `${SESSION_COOKIE}=${token}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Strict`;
  return secure ? `${always}; Secure` : always;
}

/**
 * As the page that asks came: by TLS or not, and below the path that the shop is published under, or straight from the gateway,
 * which a device in the shop may know by another name and without that path. Where it does not say, it came as published.
 */
export function scopeOf(
  { origin }: IncomingHttpHeaders,
  { url, prefix }: Pick<PublicPath, 'url' | 'prefix'>,
): CookieScope {
  const published = new URL(url).origin;
  const from = origin ?? published;
  return { path: (from === published && prefix) || '/', secure: from.startsWith('https:') };
}
