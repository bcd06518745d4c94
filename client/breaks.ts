interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}
interface Operation {
  operationId: string;
  security?: Record<string, unknown>[];
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}
export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}
type Asked = Schema | undefined;

/** What breaks a client of `before` where the shop is `after`, a line each; none where the change is compatible. docs/api.md has the rules. */
export function breaksOf(before: Document, after: Document): string[] {
  const breaks: string[] = [];
  const says = (line: string) => void breaks.push(line);
  const of = (doc: Document) => (schema: Asked) =>
    schema?.$ref ? doc.components.schemas[schema.$ref.replace(/.*\//, '')] : schema;
  const compare = { old: of(before), now: of(after), says };
  for (const [path, methods] of Object.entries(before.paths)) {
    for (const [method, was] of Object.entries(methods)) {
      const is = after.paths[path]?.[method];
      const at = `${method.toUpperCase()} ${path}`;
      if (!is) says(`${at} is gone`);
      else compareOperations(at, was, is, compare);
    }
  }
  return breaks;
}

interface Compare {
  old(schema: Asked): Asked;
  now(schema: Asked): Asked;
  says(line: string): void;
}

function compareOperations(at: string, was: Operation, is: Operation, compare: Compare): void {
  if (was.operationId !== is.operationId) compare.says(`${at} has the operationId ${is.operationId}`);
  for (const way of waysIn(was))
    if (!waysIn(is).some((other) => other === way || other === NO_CREDENTIALS))
      compare.says(`${at} takes ${way} no more`);
  const parameter = ({ name, in: where }: { name: string; in: string }) => `${where} ${name}`;
  const others = new Map((is.parameters ?? []).map((one) => [parameter(one), one]));
  const known = new Set((was.parameters ?? []).map(parameter));
  for (const one of was.parameters ?? []) {
    const other = others.get(parameter(one));
    if (!other) compare.says(`${at}: ${parameter(one)} is gone`);
    else taken(`${at}: ${parameter(one)}`, one.schema, other.schema, compare);
  }
  for (const [name, { required }] of others)
    if (required && !known.has(name)) compare.says(`${at}: ${name} is required`);
  const body = ({ requestBody }: Operation) => requestBody?.content['application/json']?.schema;
  taken(`${at}: body`, body(was), body(is), compare);
  for (const [status, { content }] of Object.entries(was.responses).filter(([status]) => status < '300')) {
    const answered = is.responses[status]?.content?.['application/json']?.schema;
    if (!is.responses[status]) compare.says(`${at}: ${status} is gone`);
    else told(`${at}: ${status}`, content?.['application/json']?.schema, answered, compare);
  }
}

const NO_CREDENTIALS = 'a request without credentials';

/** What each opens the operation. */
const waysIn = ({ security = [] }: Operation): string[] =>
  security.length === 0 ? [NO_CREDENTIALS] : security.map((way) => Object.keys(way)[0] ?? NO_CREDENTIALS);

const BOUNDS = [
  ['minimum', 1],
  ['minLength', 1],
  ['minItems', 1],
  ['maximum', -1],
  ['maxLength', -1],
  ['maxItems', -1],
] as const;

/** What a client sends must be taken as before. */
function taken(at: string, before: Asked, after: Asked, compare: Compare): void {
  const [was, is] = [compare.old(before), compare.now(after)];
  if (!was) {
    for (const name of is?.required ?? []) compare.says(`${at}.${name} is required`);
    return;
  }
  if (!is) {
    compare.says(`${at} is gone`);
    return;
  }
  if (was.type !== is.type || was.pattern !== is.pattern) compare.says(`${at} is of another kind`);
  for (const [bound, sign] of BOUNDS) {
    const [old, now] = [was[bound], is[bound]];
    if (now !== undefined && (old === undefined || sign * (now - old) > 0))
      compare.says(`${at} is bound more narrowly`);
  }
  for (const value of was.enum ?? [])
    if (is.enum && !is.enum.includes(value)) compare.says(`${at} takes ${value} no more`);
  for (const name of is.required ?? []) if (!was.required?.includes(name)) compare.says(`${at}.${name} is required`);
  for (const [name, schema] of Object.entries(was.properties ?? {}))
    taken(`${at}.${name}`, schema, is.properties?.[name], compare);
  if (was.items) taken(`${at}[]`, was.items, is.items, compare);
}

/** What a client reads must be there as before. There may be more of it: fields, codes, values of an enumeration. */
function told(at: string, before: Asked, after: Asked, compare: Compare): void {
  const [was, is] = [compare.old(before), compare.now(after)];
  if (!was) return;
  if (!is) {
    compare.says(`${at} is gone`);
    return;
  }
  const kinds = (schema: Schema) => JSON.stringify(schema.anyOf?.map(({ type, $ref }) => type ?? $ref) ?? schema.type);
  if (kinds(was) !== kinds(is)) compare.says(`${at} is of another kind`);
  for (const name of was.required ?? [])
    if (is.properties?.[name] && !is.required?.includes(name)) compare.says(`${at}.${name} may be missing`);
  for (const [name, schema] of Object.entries(was.properties ?? {}))
    told(`${at}.${name}`, schema, is.properties?.[name], compare);
  if (was.items) told(`${at}[]`, was.items, is.items, compare);
  const some = was.anyOf ?? [];
  for (const [nth, one] of some.entries()) told(at, one, is.anyOf?.[nth], compare);
}
