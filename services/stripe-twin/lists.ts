import type { Query } from '../../mixins/collection/documents.ts';
import { idFrom } from './ids.ts';
import type { Objects } from './objects.ts';
import type { Params } from './params.ts';
import type { TwinStore } from './store.ts';
import type { ApiRequest, Read } from './twin.ts';

const PAGING = ['limit', 'starting_after', 'created'];
const FOREVER = 4_000_000_000;

interface List<T> {
  object: 'list';
  url: string;
  has_more: boolean;
  data: T[];
}

/** The bounds of a page on the ids, which sort by time: those made in the asked-for span, before the cursor. */
function idsOf<T extends { id: string }>(objects: Objects<T>, params: Params): Query {
  const after = params.text('starting_after');
  if (after) objects.existing(after, 'starting_after');
  const span = params.map('created')?.only(['gt', 'gte', 'lt', 'lte']);
  const bound = (name: string, add: number) => (span?.integer(name, 0, FOREVER) ?? Number.NaN) + add;
  const from = [bound('gte', 0), bound('gt', 1)].filter(Number.isFinite);
  const until = [bound('lt', 0), bound('lte', 1)].filter(Number.isFinite);
  const before = [...until.map((second) => idFrom(objects.prefix, second)), ...(after ? [after] : [])].sort();
  return {
    _id: { $gte: idFrom(objects.prefix, Math.max(0, ...from)), $lt: before[0] ?? idFrom(objects.prefix, FOREVER) },
  };
}

/** A page of stored objects, newest first, as https://docs.stripe.com/api/pagination has it; `filters` are fields to narrow it by. */
export async function page<T extends { id: string }>(
  objects: Objects<T>,
  { path, params }: ApiRequest,
  filters: readonly string[],
): Promise<List<T>> {
  params.only([...PAGING, ...filters]);
  const limit = params.integer('limit', 1, 100) ?? 10;
  const wanted = filters.flatMap((name) => {
    const value = params.text(name);
    return value ? [[name, value]] : [];
  });
  const found = await objects.find({ ...Object.fromEntries(wanted), ...idsOf(objects, params) }, limit + 1);
  return { object: 'list', url: path, has_more: found.length > limit, data: found.slice(0, limit) };
}

/** An endpoint that reads one stored object by the id in the address. */
export const retrieve =
  <T extends { id: string }>(of: (store: TwinStore) => Objects<T>): Read =>
  ({ store }, { id, params }) => {
    params.only([]);
    return of(store).existing(id);
  };

/** An endpoint that answers a page of stored objects. */
export const list =
  <T extends { id: string }>(of: (store: TwinStore) => Objects<T>, filters: readonly string[] = []): Read =>
  ({ store }, request) =>
    page(of(store), request, filters);
