import type { Collection } from 'mongodb';
import { GroupCommit } from './group-commit.ts';
import { answer, READ_WITHIN } from './mongo-answer.ts';
import type { Kept } from './mongo-outcomes.ts';

export const WITHOUT_TOKENS = { _tokens: 0 };

/** Reads by id that wait share one round trip: one alone costs this process twenty times its part of 64. */
export const readsById = (collection: Collection<Kept>) =>
  new GroupCommit<string, Kept | undefined>(async (ids) => {
    const cursor = collection.find({ _id: { $in: [...new Set(ids)] } }, { projection: WITHOUT_TOKENS });
    const found = await answer(cursor.toArray(), READ_WITHIN);
    const byId = new Map(found.map((one) => [one._id, one]));
    return ids.map((id, i) => ownCopy(byId.get(id), ids.indexOf(id) === i));
  });

/** Who asked first gets what was read; nobody else may see what the first makes of it. */
const ownCopy = (found: Kept | undefined, first: boolean) => (first ? found : structuredClone(found));
