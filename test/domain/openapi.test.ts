import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { interfaceTypes } from '../../client/interface.ts';
import { ACTIONS } from '../../launcher/actions.ts';
import { openApiDocument } from '../../services/api/openapi/document.ts';
import { ERROR_CODES } from '../../services/api/openapi/error-codes.ts';
import { EXAMPLES } from '../../services/api/openapi/examples.ts';
import { PUBLISHED } from '../../services/api/published.ts';
import { unshared } from '../support/unshared.ts';

interface Media {
  schema: object;
  example?: object;
  examples?: Record<string, { value: object }>;
}
interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  security?: Record<string, string[]>[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { headers?: object; content?: Record<string, Media> }>;
}
interface Interface {
  paths: Record<string, Record<string, Operation>>;
  webhooks: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, object> };
}
const published = JSON.parse(JSON.stringify(openApiDocument({ version: '1.2.3', url: 'http://localhost:3000/shop' })));
const document = unshared<Interface>(published);
const operations = [document.paths, document.webhooks].flatMap((all) =>
  Object.values(all).flatMap((one) => Object.values(one)),
);

const operationOf = (method: string, path: string) =>
  document.paths[`/api${path.replaceAll(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()];

test('the document is OpenAPI 3.1, as an independent validator sees it', async () => {
  const { valid, errors } = await new Validator().validate(published as never);
  assert.deepEqual([valid, errors], [true, undefined]);
});

test('each enumeration says that it is of texts: without a type it is shown, and generated, as anything', () => {
  let found = 0;
  JSON.stringify(published, (_name, value) => {
    if (Array.isArray(value?.enum)) assert.equal(value.type, 'string', `${value.enum}`);
    if (Array.isArray(value?.enum)) found++;
    return value;
  });
  assert.ok(found > 20, `${found}`);
});

test('every action that clients may call is in it, once, under an id and a summary of its own', () => {
  const ids = operations.map(({ operationId }) => operationId);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(new Set(operations.map(({ summary }) => summary)).size, ids.length);
  for (const [action, { rest }] of PUBLISHED) {
    const [method = '', path = ''] = rest.split(' ');
    const found = operationOf(method, path);
    assert.equal(found?.operationId.toLowerCase(), action.replace('.', '').toLowerCase());
    assert.ok(EXAMPLES[action], `${action} has no example`);
  }
});

test('it says of every action who may call it and by what, and what the others are answered', () => {
  const codes = (operation: Operation | undefined, status: number) =>
    Object.keys(operation?.responses[status]?.content?.['application/problem+json']?.examples ?? {});
  for (const [action, { rest, access, owner }] of PUBLISHED) {
    const [method = '', path = ''] = rest.split(' ');
    const operation = operationOf(method, path);
    const ways = (operation?.security ?? []).flatMap((way) => Object.keys(way));
    for (const way of ways) assert.ok(document.components.securitySchemes[way], way);
    const isOpen = access === 'anyone';
    const isOptional = operation?.security?.some((way) => Object.keys(way).length === 0) ?? false;
    assert.equal(ways.length === 0 || isOptional, isOpen, action);
    assert.equal(ways.includes('orderSecret'), !isOpen && access.secretOf !== undefined, action);
    for (const role of isOpen ? [] : access.roles)
      assert.match(operation?.description ?? '', new RegExp(`\`${role}\``));
    assert.equal(/customer's token/.test(operation?.description ?? ''), owner !== undefined, action);
    const unknown = ['CREDENTIALS_INVALID'];
    assert.deepEqual(codes(operation, 401), isOpen ? unknown : ['CREDENTIALS_MISSING', ...unknown], action);
    assert.deepEqual(Object.keys(operation?.responses[401]?.headers ?? {}), ['WWW-Authenticate']);
    const others = method === 'GET' ? ['NOT_ALLOWED'] : ['NOT_ALLOWED', 'ORIGIN_WRONG'];
    assert.deepEqual(codes(operation, 403), isOpen ? [] : others, action);
  }
});

test('what it shows as an example is what it describes', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const { operationId, requestBody, responses } of operations) {
    for (const { content = {} } of [requestBody, ...Object.values(responses)].filter((one) => one !== undefined)) {
      for (const { schema, example, examples = {} } of Object.values(content)) {
        const check = ajv.compile({ ...schema, components: document.components });
        const shown = [example, ...Object.values(examples).map(({ value }) => value)].filter((one) => one);
        for (const one of shown) assert.ok(check(one), `${operationId}: ${ajv.errorsText(check.errors)}`);
      }
    }
  }
});

test('every refusal in the sources is explained, with the status that its kind has', () => {
  const statuses: Record<string, number> = {
    malformed: 400,
    invalid: 422,
    unauthorized: 401,
    forbidden: 403,
    not_found: 404,
    conflict: 409,
  };
  const sources = globSync('{kernel,platform,services,launcher,mixins}/**/*.ts').map((file) =>
    readFileSync(file, 'utf8'),
  );
  const refusals = sources.flatMap((text) => [...text.matchAll(/super\(\s*'([A-Z_]+)',\s*'(\w+)'/g)]);
  assert.ok(refusals.length > 45, `it read ${refusals.length}`);
  for (const [, code = '', kind = ''] of refusals) assert.equal(ERROR_CODES[code]?.status, statuses[kind], code);
  for (const [action, { errors }] of ACTIONS)
    for (const code of errors) assert.ok(Object.hasOwn(ERROR_CODES, code), `${action}: ${code}`);
});

test("the client's types are those of the document", async () => {
  assert.equal(await interfaceTypes(), readFileSync('client/types.d.ts', 'utf8'), 'npm run client makes them anew');
});
