import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { breaksOf, type Document } from '../../client/breaks.ts';
import { openApiDocument } from '../../services/api/openapi/document.ts';

/** Written by a release, and from then on held. */
const RELEASED = 'client/released.json';
const fresh = () => JSON.parse(JSON.stringify(openApiDocument({ version: '0', url: 'http://localhost' }))) as Document;
const ORDER = '/api/customer/{customerId}/orders';
type Body = { properties: Record<string, Record<string, unknown>>; required: string[] };
const bodyOf = ({ paths }: Document): Body =>
  paths[ORDER]?.post?.requestBody?.content['application/json']?.schema as unknown as Body;
const order = ({ components }: Document) => components.schemas.Order as unknown as Body;

const BREAKS: [what: string, change: (document: Document) => void, told: RegExp][] = [
  ['a path goes', ({ paths }) => void delete paths['/api/quote'], /^POST \/api\/quote is gone$/],
  ['a method goes', ({ paths }) => void delete paths[ORDER]?.get, /^GET .*orders is gone$/],
  [
    'an operation gets another id',
    ({ paths }) => Object.assign(paths['/api/quote']?.post ?? {}, { operationId: 'quoteOrder' }),
    /has the operationId quoteOrder$/,
  ],
  [
    'an operation that was for anyone wants credentials',
    ({ paths }) =>
      Object.assign(paths[ORDER]?.post ?? {}, { security: [{ staffKey: [] }, { token: [] }, { session: [] }] }),
    /^POST .*orders takes a request without credentials no more$/,
  ],
  [
    'a customer may not list their orders by a token any more',
    ({ paths }) => Object.assign(paths[ORDER]?.get ?? {}, { security: [{ staffKey: [] }, { session: [] }] }),
    /^GET .*orders takes token no more$/,
  ],
  ['a field is taken no more', (document) => void delete bodyOf(document).properties.tip, /body\.tip is gone$/],
  ['a field becomes required', (document) => void bodyOf(document).required.push('tip'), /body\.tip is required$/],
  [
    'a text may be no longer as long',
    (document) => void Object.assign(bodyOf(document).properties.note ?? {}, { maxLength: 10 }),
    /body\.note is bound more narrowly$/,
  ],
  [
    'a query parameter becomes required',
    ({ paths }) =>
      void paths['/api/slots']?.get?.parameters?.push({ name: 'zone', in: 'query', required: true, schema: {} }),
    /query zone is required$/,
  ],
  ['an answer loses a field', (document) => void delete order(document).properties.tip, /\.tip is gone$/],
  [
    'a field may be missing',
    (document) => void order(document).required.splice(order(document).required.indexOf('tip'), 1),
    /\.tip may be missing$/,
  ],
  [
    'a number becomes a text',
    (document) => void Object.assign(order(document).properties.total ?? {}, { type: 'string' }),
    /\.total is of another kind$/,
  ],
];

for (const [what, change, told] of BREAKS) {
  test(`it breaks clients if ${what}`, () => {
    const after = fresh();
    change(after);
    const breaks = breaksOf(fresh(), after);
    assert.ok(breaks.length > 0);
    for (const line of breaks) assert.match(line, told);
  });
}

test('it breaks nobody if more is told, or may be asked', () => {
  const after = fresh();
  Object.assign(after.paths, { '/api/new': { get: { operationId: 'new', responses: {} } } });
  Object.assign(order(after).properties, { mood: { type: 'string' } });
  Object.assign(bodyOf(after).properties, { mood: { type: 'string' } });
  Object.assign(bodyOf(after).properties.note ?? {}, { maxLength: 500 });
  Object.assign(after.paths[ORDER]?.get ?? {}, { security: [] });
  assert.deepEqual(breaksOf(fresh(), after), []);
});

test('the interface is compatible with that of the last release', () => {
  const released = existsSync(RELEASED) ? JSON.parse(readFileSync(RELEASED, 'utf8')) : fresh();
  assert.deepEqual(breaksOf(released, fresh()), []);
});
