import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Message } from '../application/ports.ts';

const PREFIX = 'whsec_';

/** 256 bits. */
export const newSecret = (): string => PREFIX + randomBytes(32).toString('base64');

/** Standard Webhooks 1.0, https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export function signedHeaders({ id, body, secrets, at }: Omit<Message, 'url'>): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

/** The same id for the same parts, without a dot. */
export const idOf = (...parts: string[]): string =>
  `msg_${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32)}`;
