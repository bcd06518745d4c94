import type { Query } from '../../../platform/documents/documents.ts';
import { idFrom } from '../objects/ids.ts';
import type { Objects } from '../objects/objects.ts';
import type { TwinStore } from '../store.ts';
import type { ApiRequest, Read } from '../twin.ts';
import { invalid } from './errors.ts';
import type { Params } from './params.ts';

const PAGING = ['limit', 'starting_after', 'ending_before', 'created'];
const FOREVER = 4_000_000_000;
const MOST_TYPES = 20;

interface List<T> {
  object: 'list';
  url: string;
  has_more: boolean;
  data: T[];
}

/** Which page is asked for: the ids in it lie between two others, for they sort by time. `forth` is towards newer ones. */
function readPage<T extends { id: string }>(objects: Objects<T>, params: Params) {
  const [after, before] = ['starting_after', 'ending_before'].map((name) => {
    const id = params.text(name);
    if (id) objects.existing(id, name);
    return id;
  });
  if (after && before) throw invalid('Only one of starting_after and ending_before can be given.');
  const span = params.map('created')?.only(['gt', 'gte', 'lt', 'lte']);
  const bound = (name: string, add: number) => {
    const second = span?.integer(name, 0, FOREVER);
    return second === undefined ? [] : [idFrom(objects.prefix, second + add)];
  };
  const least = [idFrom(objects.prefix, 0), ...bound('gte', 0), ...bound('gt', 1)].sort();
  const most = [
    idFrom(objects.prefix, FOREVER),
    ...bound('lt', 0),
    ...bound('lte', 1),
    ...(after ? [after] : []),
  ].sort();
  const newer = before ? { $gt: before } : {};
  const ids: Query = { _id: { $gte: least.at(-1) as string, $lt: most[0] as string, ...newer } };
  return { ids, forth: before !== undefined, limit: params.integer('limit', 1, 100) ?? 10 };
}

/** A query for the fields among `names` that are given. */
const given = (params: Params, names: readonly string[]): Query =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = params.text(name);
      return value ? [[name, value]] : [];
    }),
  );

/**
 * A page of stored objects, newest first, as https://docs.stripe.com/api/pagination has it, of those that fit one of `queries`
 * (none may fit two). `known` are the parameters that these were read from.
 */
async function page<T extends { id: string }>(
  objects: Objects<T>,
  { path, params }: ApiRequest,
  known: readonly string[],
  queries: readonly Query[],
): Promise<List<T>> {
  params.only([...PAGING, ...known]);
  const { ids, forth, limit } = readPage(objects, params);
  const finds = queries.map((query) => objects.find({ ...query, ...ids }, limit + 1, forth ? '_id' : '-_id'));
  const found = (await Promise.all(finds)).flat().sort((a, b) => (a.id < b.id === forth ? -1 : 1));
  const data = found.slice(0, limit);
  return { object: 'list', url: path, has_more: found.length > limit, data: forth ? data.reverse() : data };
}

/** A page of stored objects; `filters` are fields to narrow it by. */
export const pageOf = <T extends { id: string }>(
  objects: Objects<T>,
  request: ApiRequest,
  filters: readonly string[],
) => page(objects, request, filters, [given(request.params, filters)]);

/** An endpoint that answers a page of stored objects. */
export const list =
  <T extends { id: string }>(of: (store: TwinStore) => Objects<T>, filters: readonly string[] = []): Read =>
  ({ store }, request) =>
    pageOf(of(store), request, filters);

/** https://docs.stripe.com/api/events/list: one type, or one of several, each read by itself along its index. */
export const listEvents: Read = ({ store }, request) => {
  const { params } = request;
  const types = [...new Set(params.texts('types'))];
  if (types.length === 0) return page(store.events, request, ['type', 'types'], [given(params, ['type'])]);
  const param = 'types';
  if (types.length > MOST_TYPES) throw invalid(`At most ${MOST_TYPES} types can be given.`, { param });
  if (params.text('type')) throw invalid('Only one of type and types can be given.', { param });
  const queries = types.map((type) => ({ type }));
  return page(store.events, request, ['type', 'types'], queries);
};

/** An endpoint that reads one stored object by the id in the address. */
export const retrieve =
  <T extends { id: string }>(of: (store: TwinStore) => Objects<T>): Read =>
  ({ store }, { id, params }) => {
    params.only([]);
    return of(store).existing(id);
  };
