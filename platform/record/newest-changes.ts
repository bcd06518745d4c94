import { HOUR, later } from '../../kernel/time.ts';
import { hourOf, onPage, type TrailEntry, type TrailPage } from '../../kernel/trail.ts';
import type { Documents } from '../documents/documents.ts';
import type { Stored } from './stored.ts';

/** A record that people of the shop changed lists the hours of UTC in which they did. */
export interface ChangedByStaff {
  staffHours?: readonly string[];
}
export const STAFF_INDEX = { name: 'by_staff', keys: ['staffHours', '_id'], ofList: true } as const;

/** A caller that wants more asks again from there. */
const MOST_HOURS = 8 * 24;
const AT_A_TIME = 200;

/** The newest entries of the page, hour by hour back from its end. `entriesOf` answers all that people did to a record. */
export async function newestChanges<S extends Stored & ChangedByStaff>(
  store: Documents<S>,
  page: TrailPage,
  entriesOf: (stored: S) => TrailEntry[],
): Promise<TrailEntry[]> {
  if (page.id !== undefined) {
    const one = await store.findById(page.id);
    return one ? onPage(entriesOf(one), page) : [];
  }
  const found: TrailEntry[] = [];
  let end = new Date(`${page.before.slice(0, 13)}:00:00.000Z`);
  for (let hours = 0; hours < MOST_HOURS && found.length < page.limit; hours++) {
    const hour = hourOf(end);
    if (hour < page.from.slice(0, 13)) break;
    for await (const stored of changedIn(store, hour))
      found.push(...onPage(entriesOf(stored), page).filter(({ at }) => at.startsWith(hour)));
    end = later(end, -HOUR);
  }
  return onPage(found, page);
}

async function* changedIn<S extends Stored & ChangedByStaff>(store: Documents<S>, hour: string): AsyncIterable<S> {
  for (let after = ''; ; ) {
    const query = { staffHours: hour, _id: { $gt: after } };
    const records = await store.find({ query, sort: '_id', limit: AT_A_TIME });
    yield* records;
    const last = records.at(-1);
    if (!last || records.length < AT_A_TIME) return;
    after = last._id;
  }
}
