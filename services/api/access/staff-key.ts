import { hash, randomBytes, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const PREFIX = 'cmd_live_';
/** Letters and digits only: a double click marks the whole key. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62 to the power of 33 is more than 2 to the power of 196. */
const RANDOM = 33;
const CHECKSUM = 6;

/** A key of staff: prefix, random characters, and a checksum of these, by which a mistyped key is refused without a look into the store. */
export function newKey(): string {
  const random = Array.from({ length: RANDOM }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${PREFIX}${random}${checksumOf(random)}`;
}

export function isWellFormed(key: string): boolean {
  if (key.length !== PREFIX.length + RANDOM + CHECKSUM || !key.startsWith(PREFIX)) return false;
  const random = key.slice(PREFIX.length, -CHECKSUM);
  return key.endsWith(checksumOf(random));
}

/** What opens a session or signs somebody in: 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a key or token. It is long and random, so that nothing slower is needed. */
export const hashOf = (secret: string): string => hash('sha256', secret, 'base64url');

function checksumOf(random: string): string {
  let rest = crc32(random);
  let digits = '';
  for (let i = 0; i < CHECKSUM; i++) {
    digits = `${ALPHABET[rest % ALPHABET.length]}${digits}`;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return digits;
}
