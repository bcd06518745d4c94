import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/**
 * What the shop makes of its key by HMAC (RFC 2104, https://www.rfc-editor.org/rfc/rfc2104): nothing of it is stored, and the same
 * is made again.
 */
export class Secrets {
  /** As bytes it would be taken apart for each HMAC, which takes eight times as long as the HMAC. */
  readonly #key: KeyObject;

  constructor(key: Buffer) {
    this.#key = createSecretKey(key);
  }

  /** What alone opens an order. */
  ofOrder(orderId: string): string {
    return this.#made('order', orderId).toString('base64url');
  }

  isOfOrder(orderId: string, secret: string): boolean {
    const [made, given] = [Buffer.from(this.ofOrder(orderId)), Buffer.from(secret)];
    return given.length === made.length && timingSafeEqual(made, given);
  }

  /** What a request is known by, which nobody else can foretell; 128 bits. */
  ofRequest(text: string): string {
    return this.#made('request', text).toString('hex').slice(0, 32);
  }

  /** Tells a client from others, and nobody without the key which address it has; 96 bits. */
  ofClient(client: string): string {
    return this.#made('client', client).toString('base64url').slice(0, 16);
  }

  #made(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.#key).update(`${purpose}:${text}`).digest();
  }
}
