import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../services/api/openapi/document.ts';
import { unshared } from './unshared.ts';

interface Media {
  schema: object;
  /** Of problems: by their codes. */
  examples?: object;
}
interface Promised {
  content?: Record<string, Media>;
}
interface Operation {
  operationId: string;
  description?: string;
  responses: Record<string, Promised>;
}
interface Interface {
  paths: Record<string, Record<string, Operation>>;
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

const PROBLEM = 'application/problem+json';
const codesOf = ({ content = {} }: Promised): string[] => Object.keys(content[PROBLEM]?.examples ?? {});
/** A status without a problem is an answer; one of problems is seen with its codes. */
const isAnswer = ({ content = {} }: Promised): boolean => Object.keys(content).toString() !== PROBLEM;

export interface PromisedOperation {
  id: string;
  method: string;
  /** With `{name}` where a name is to be put. */
  path: string;
  isForOwners: boolean;
  codes: readonly string[];
  /** `stockMenu 304`, `stockMenu UNAVAILABLE`. */
  answers: readonly string[];
}
export const OPERATIONS: readonly PromisedOperation[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId: id, description, responses }]) => {
    const codes = Object.values(responses).flatMap(codesOf);
    const statuses = Object.keys(responses).filter((status) => isAnswer(responses[status] as Promised));
    const isForOwners = /customer's token/.test(description ?? '');
    const answers = [...statuses, ...codes].map((answer) => `${id} ${answer}`);
    return { id, method: method.toUpperCase(), path, isForOwners, codes, answers };
  }),
);

/** Those of `answers` that this process has seen. */
export const SEEN = new Set<string>();

/** Fails for an answer of an address of the interface that its document does not promise. */
export function assertPromised(method: string, where: string, status: number, type: string, body: unknown): void {
  const operation = routes.find(({ address }) => address.test(where))?.methods[method.toLowerCase()];
  if (!operation) return;
  const { operationId, responses } = operation;
  const promised = responses[status];
  const answer = `${method} ${where}: ${status} ${type} ${JSON.stringify(body)}`;
  SEEN.add(`${operationId} ${status}`);
  if (promised && !promised.content) return void assert.equal(body, '', answer);
  const media = promised?.content?.[type.replace(/;.*/, '')];
  assert.ok(media, `${operationId} does not promise ${answer}`);
  const check = checks.get(media) ?? ajv.compile({ ...media.schema, components });
  checks.set(media, check);
  assert.ok(check(body), `${operationId}: ${ajv.errorsText(check.errors)} in ${answer}`);
  if (media.examples) SEEN.add(`${operationId} ${(body as { code: string }).code}`);
}
