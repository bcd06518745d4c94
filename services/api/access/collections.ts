import type { Index } from '../../../platform/documents/documents.ts';

/** What the gateway stores. Every query of it uses one of these indexes. */
export const API_COLLECTIONS: Record<string, Index[]> = {
  settings: [],
  keys: [],
  sessions: [],
  sign_ins: [],
};
