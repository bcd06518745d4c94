import fc from 'fast-check';
import { tokenOf } from '../support/passes.ts';
import { fits, type Known, type Schema } from './values.ts';

export interface Shot {
  method: string;
  /** Where an order is meant, its id is yet to be put in: `{orderId:7}` is the seventh of those that are known then. */
  where: string;
  headers: Record<string, string>;
  body?: string;
  /** As whom it comes, where its headers do not say. */
  as: 'nobody' | 'staff' | 'customer' | 'bearer of a secret';
}
interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}
interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
export interface Interface {
  paths: Record<string, Record<string, Operation>>;
}

const JSON_TYPE = { 'content-type': 'application/json' };
/** What stands in the way of a program: wrong kinds, borders, signs, sizes. */
const ODD: unknown[] = [
  null,
  -1,
  0,
  1.5,
  1e30,
  '',
  ' ',
  'x'.repeat(300),
  '\u202e',
  '\u0000',
  [],
  [[]],
  {},
  true,
  '__proto__',
];
const ODD_BODIES = [
  '',
  '{',
  '[]',
  'null',
  '"x"',
  '7',
  '{"items":',
  `{"items":${'['.repeat(9000)}`,
  'x'.repeat(70_000),
  '\ud800',
];
const ODD_PATHS = [
  '/api',
  '/api/',
  '/api//menu',
  '/api/%00',
  '/api/%ff/x',
  '/api/menu/..%2f..',
  '/api/customer//orders',
  `/${'a'.repeat(9000)}`,
  '/errors/%3Cscript%3E',
  '/pictures/../../etc/passwd',
  '//evil.example/',
  '/?%',
  '*',
];
const ODD_HEADERS: Record<string, string>[] = [
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=utf-7' },
  { 'content-encoding': 'gzip' },
  { 'content-encoding': 'zstd' },
  { 'idempotency-key': '' },
  { 'idempotency-key': 'x'.repeat(300) },
  { traceparent: '00-zz-zz-zz' },
  { 'x-request-id': '\t{}' },
  { accept: '*/*;q=x' },
  { 'x-forwarded-for': '::1, 999.1.1.1' },
  { range: 'bytes=5-1' },
  { expect: '200-maybe' },
  { authorization: '' },
  { authorization: 'Bearer' },
  { authorization: 'Basic YTpi' },
  { authorization: `Bearer ${'x'.repeat(5000)}` },
  { authorization: 'Bearer cmd_live_x' },
  { authorization: 'Bearer e30.e30.e30' },
  { authorization: `Bearer ${tokenOf({ sub: 'late', exp: 1 })}` },
  { cookie: 'comanda_session=x' },
];

/** Orders are what a shop gets; everything else looks at them. What is archived is restored four times as often, or soon there is no menu. */
function weightOf(method: string, path: string): number {
  if (path.endsWith('/archive')) return 1;
  return path.endsWith('/orders') && method === 'post' ? 40 : 4;
}

/** Requests to all of the interface: of 100 are 72 valid, 20 nearly so, 8 hostile. */
export function shots({ paths }: Interface, known: Known): fc.Arbitrary<Shot> {
  const valid = fc.oneof(
    ...Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        weight: weightOf(method, path),
        arbitrary: validShot(method.toUpperCase(), path, operation, known),
      })),
    ),
  );
  return fc.oneof(
    { weight: 72, arbitrary: valid },
    { weight: 20, arbitrary: valid.chain(nearlyValid) },
    { weight: 8, arbitrary: valid.chain(hostile) },
  );
}

function validShot(method: string, path: string, operation: Operation, known: Known): fc.Arbitrary<Shot> {
  const { parameters = [], requestBody } = operation;
  const of = (where: Parameter['in']) => {
    const some = parameters.filter((one) => one.in === where);
    const fields = some.map(({ name, schema }) => [name, fits(schema, known, name)] as const);
    return fc.record(Object.fromEntries(fields), {
      requiredKeys: some.filter(({ required }) => required).map(({ name }) => name),
      noNullPrototype: true,
    });
  };
  const isWrite = method === 'POST' || requestBody !== undefined;
  const schema = requestBody?.content['application/json']?.schema;
  const body = schema ? fits(schema, known) : fc.constant(undefined);
  return fc
    .tuple(of('path'), of('query'), of('header'), body, fc.nat(1000), fc.noBias(fc.nat(99)))
    .map(([inPath, query, header, body, nth, dice]) => {
      const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        name === 'orderId' && nth % 5 > 0 ? `{orderId:${nth}}` : encodeURIComponent(String(inPath[name])),
      );
      const asked = new URLSearchParams(
        Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const where = asked.size > 0 ? `${address}?${asked}` : address;
      const texts = Object.entries(header).map(([name, value]) => [name, printable(String(value))]);
      const headers = { ...Object.fromEntries(texts), ...(isWrite && JSON_TYPE) };
      const as = comesAs(method, path, dice);
      return { method, where, headers, as, ...(isWrite && { body: JSON.stringify(body ?? {}) }) };
    });
}

const FOR_ANYONE = /^(GET \/(api\/(menu|slots|openapi)|health)|POST \/api\/(quote|webhook$|customer\/[^/]+\/orders$))/;
const FOR_ITS_CUSTOMER = /^\/api\/(customer\/[^/]+\/orders(\/|$)|orders\/\{orderId\}$)/;

/** Most come as who they should be; a few as somebody else. */
function comesAs(method: string, path: string, dice: number): Shot['as'] {
  if (dice < 2) return dice < 1 ? 'nobody' : 'customer';
  if (FOR_ANYONE.test(`${method} ${path}`)) return dice < 10 ? 'customer' : 'nobody';
  return FOR_ITS_CUSTOMER.test(path) && path.includes('{orderId}') && dice < 60 ? 'bearer of a secret' : 'staff';
}

/** What Node's client takes for a header. */
const printable = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '?');

/** One thing of it is wrong. */
function nearlyValid(shot: Shot): fc.Arbitrary<Shot> {
  return fc.tuple(fc.nat(), fc.constantFrom(...ODD), fc.nat(3)).map(([nth, odd, how]) => {
    if (shot.body === undefined) {
      const [path = '', query] = shot.where.split('?');
      return {
        ...shot,
        where: `${path}?${query ? `${query}&` : ''}${how ? 'limit' : 'unknown'}=${encodeURIComponent(String(odd))}`,
      };
    }
    const body = JSON.parse(shot.body);
    const places = placesIn(body);
    const place = places[nth % Math.max(1, places.length)];
    if (!place || how === 0) return { ...shot, body: JSON.stringify({ ...body, [String(odd) || 'x']: odd }) };
    const [parent, key] = place;
    if (how === 1) delete parent[key];
    else parent[key] = how === 2 ? odd : Array(200).fill(parent[key]);
    return { ...shot, body: JSON.stringify(body) };
  });
}

type Parent = Record<string, unknown>;
/** Every field of every object in it. */
function placesIn(value: unknown): [Parent, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Parent;
  return Object.keys(parent).flatMap((key) => [[parent, key] as [Parent, string], ...placesIn(parent[key])]);
}

function hostile(shot: Shot): fc.Arbitrary<Shot> {
  return fc.oneof(
    fc
      .constantFrom(...ODD_BODIES)
      .map((body) => ({ ...shot, method: 'POST', headers: { ...shot.headers, ...JSON_TYPE }, body })),
    fc.constantFrom(...ODD_PATHS).map((where) => ({ ...shot, where })),
    fc.constantFrom(...ODD_HEADERS).map((more) => ({ ...shot, headers: { ...shot.headers, ...more } })),
    fc.constantFrom('PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE').map((method) => ({ ...shot, method })),
  );
}
