import { randomUUID } from 'node:crypto';
import { type Documents, DuplicateId } from '../../../platform/documents/documents.ts';

export interface StoredShop {
  _id: 'shop';
  shopId: string;
}

/** This shop's name at Stripe, made at first start: several shops may share one Stripe account, and none touches another's objects. */
export function shopId(store: Documents<StoredShop>): () => Promise<string> {
  let known: string | undefined;
  return async () => {
    known ??= (await store.findById('shop'))?.shopId ?? (await make(store));
    return known;
  };
}

async function make(store: Documents<StoredShop>): Promise<string> {
  try {
    return (await store.insert({ _id: 'shop', shopId: randomUUID() })).shopId;
  } catch (error) {
    const made = error instanceof DuplicateId && (await store.findById('shop'));
    if (!made) throw error;
    return made.shopId;
  }
}
