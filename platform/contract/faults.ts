import type { ErrorObject } from 'ajv';

/** What is wrong with one field. `message` begins with the field, and says what it must be. */
export interface Fault {
  /** Its path, as `items[0].quantity`; empty where all of it is wrong. */
  field: string;
  message: string;
}
interface Schema {
  type?: string;
  mustBe?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

/** No more are named: a body of 64 KiB can hold thousands. */
const MOST = 20;

/** A fault for each field that Ajv (`allErrors`, `verbose`) finds wrong, in Ajv's order. */
export function faultsOf(errors: readonly ErrorObject[]): Fault[] {
  const faults = new Map<string, Fault>();
  for (const error of errors) {
    if (faults.size === MOST) break;
    if (/\/anyOf\/\d/.test(error.schemaPath)) continue; // The whole `anyOf` says what would do.
    const fault = faultOf(error);
    if (!faults.has(fault.field)) faults.set(fault.field, fault);
  }
  return [...faults.values()];
}

export const unknownField = (field: string): Fault => ({ field, message: `${field} is not a known field` });

function faultOf({ keyword, instancePath, params, parentSchema }: ErrorObject): Fault {
  const at = instancePath
    .split('/')
    .slice(1)
    .reduce((path, name) => (/^\d+$/.test(name) ? `${path}[${name}]` : inside(path, unescaped(name))), '');
  if (keyword === 'additionalProperties') return unknownField(inside(at, params.additionalProperty));
  if (keyword === 'required') {
    const field = inside(at, params.missingProperty);
    return { field, message: `${field} is missing` };
  }
  return { field: at, message: `${at || 'all of it'} must be ${mustBe(parentSchema as Schema)}` };
}

const inside = (path: string, name: string): string => (path ? `${path}.${name}` : name);
const unescaped = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~');

/** What fits a schema, as the end of a sentence. */
function mustBe(schema: Schema): string {
  if (schema.mustBe) return schema.mustBe;
  if (schema.enum) return `one of: ${schema.enum.join(', ')}`;
  if ('const' in schema) return String(schema.const);
  if (schema.anyOf) return schema.anyOf.map(mustBe).join(', or ');
  const { type, minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  if (type === 'integer') return `a whole number${between(minimum, maximum)}`;
  if (type === 'string') return `a text${ofSize(minLength, maxLength, 'characters')}`;
  if (type === 'array') return `a list${ofSize(minItems, maxItems, 'entries')}`;
  if (type === 'boolean') return 'true or false';
  return type === 'object' ? 'an object' : String(type);
}

/** `whole(1)` has the largest integer for a bound, which tells nobody anything. */
function between(least?: number, most = Number.MAX_SAFE_INTEGER): string {
  if (least === undefined) return '';
  return most < Number.MAX_SAFE_INTEGER ? ` from ${least} to ${most}` : `, at least ${least}`;
}
const ofSize = (least = 0, most: number | undefined, what: string): string =>
  most === undefined ? '' : ` of ${least > 0 ? `${least} to` : 'at most'} ${most} ${what}`;
