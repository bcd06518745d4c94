import type { ErrorObject } from 'ajv';

/** What is wrong with one field. `message` begins with the field, and says what it must be. */
export interface Fault {
  /** Its path, as `items[0].quantity`; empty where all of it is wrong. */
  field: string;
  message: string;
}
interface Schema extends Record<string, unknown> {
  enum?: unknown[];
  anyOf?: Schema[];
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
  if (typeof schema.mustBe === 'string') return schema.mustBe;
  if (schema.enum) return `one of: ${schema.enum.join(', ')}`;
  if ('const' in schema) return String(schema.const);
  if (schema.anyOf) return schema.anyOf.map(mustBe).join(', or ');
  switch (schema.type) {
    case 'integer':
      return `a whole number${range(schema.minimum, schema.maximum, '')}`;
    case 'number':
      return `a number${range(schema.minimum, schema.maximum, '')}`;
    case 'string':
      return `a text${range(schema.minLength, schema.maxLength, ' characters')}`;
    case 'array':
      return `a list${range(schema.minItems, schema.maxItems, ' entries')}`;
    case 'boolean':
      return 'true or false';
    default:
      return schema.type === 'object' ? 'an object' : String(schema.type);
  }
}

function range(least: unknown, most: unknown, of: string): string {
  const between = of ? 'of' : 'from';
  if (least === undefined) return most === undefined ? '' : ` of at most ${most}${of}`;
  return most === undefined ? ` of at least ${least}${of}` : ` ${between} ${least} to ${most}${of}`;
}
