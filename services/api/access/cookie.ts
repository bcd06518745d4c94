import type { IncomingHttpHeaders } from 'node:http';
import { SECOND } from '../../../kernel/time.ts';
import { SESSION_COOKIE } from './guard.ts';

interface Kept {
  token: string;
  /** The path below which the shop is published. */
  path: string;
  secure: boolean;
  expiresAt: Date;
}

/** What `Set-Cookie` says: for scripts never, and only for requests that come from the shop's own pages. */
export function sessionCookie({ token, path, secure, expiresAt }: Kept, now: Date): string {
  const seconds = Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / SECOND));
  const always = `${SESSION_COOKIE}=${token}; Path=${path || '/'}; Max-Age=${seconds}; HttpOnly; SameSite=Strict`;
  return secure ? `${always}; Secure` : always;
}

/** Whether the page that asks came by TLS. Where it does not say, it came as the shop is published. */
export const isByTls = ({ origin }: IncomingHttpHeaders, publicUrl: string): boolean =>
  (origin ?? publicUrl).startsWith('https:');
