import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../services/api/openapi/document.ts';
import { unshared } from './unshared.ts';

interface Media {
  schema: object;
}
interface Promised {
  content?: Record<string, Media>;
}
interface Interface {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, Promised> }>>;
  components: object;
}

/** An answer may have more tomorrow; what it has today the document names. */
const closed = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const same = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, closed(value)]));
  const isObject = same.type === 'object' && same.properties !== undefined;
  return isObject ? { additionalProperties: false, ...same } : same;
};

const { paths, components } = closed(unshared(openApiDocument({ version: '0', url: 'http://localhost' }))) as Interface;
const routes = Object.entries(paths).map(([path, methods]) => {
  return { address: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?(\\?|$)`), methods };
});
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const checks = new Map<Media, ValidateFunction>();

/** Fails for an answer of an address of the interface that its document does not promise. */
export function assertPromised(method: string, where: string, status: number, type: string, body: unknown): void {
  const operation = routes.find(({ address }) => address.test(where))?.methods[method.toLowerCase()];
  if (!operation) return;
  const promised = operation.responses[status];
  const answer = `${method} ${where}: ${status} ${type} ${JSON.stringify(body)}`;
  if (promised && !promised.content) return void assert.equal(body, '', answer);
  const media = promised?.content?.[type.replace(/;.*/, '')];
  assert.ok(media, `${operation.operationId} does not promise ${answer}`);
  const check = checks.get(media) ?? ajv.compile({ ...media.schema, components });
  checks.set(media, check);
  assert.ok(check(body), `${operation.operationId}: ${ajv.errorsText(check.errors)} in ${answer}`);
}
