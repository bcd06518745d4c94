import { randomBytes } from 'node:crypto';
import { type Documents, insertNew } from '../../../platform/documents/documents.ts';

/** `key`: 32 random bytes, as base64. */
export interface StoredShop {
  _id: 'shop';
  key: string;
}

/** The key under which this shop makes secrets of what it knows. Made at the first start; all gateways agree on the one that came first. */
export async function shopKey(settings: Documents<StoredShop>): Promise<Buffer> {
  const stored = (await settings.findById('shop')) ?? (await make(settings));
  return Buffer.from(stored.key, 'base64');
}

async function make(settings: Documents<StoredShop>): Promise<StoredShop> {
  await insertNew(settings, { _id: 'shop', key: randomBytes(32).toString('base64') });
  const stored = await settings.findById('shop');
  if (!stored) throw new Error('the key of the shop was stored and is not there');
  return stored;
}
