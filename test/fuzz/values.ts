import fc from 'fast-check';

/** As much of JSON Schema as contracts use. */
export interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

/** More would only make bodies large. */
const MOST_ITEMS = 3;
const MOST_LENGTH = 80;

/** What a shop knows, by the name of the field: without it hardly any order would name a dish that there is. */
export type Known = Record<string, readonly unknown[]>;

/** Any value that fits the schema. */
export function fits(schema: Schema, known: Known, name = ''): fc.Arbitrary<unknown> {
  const some = known[name];
  if (!some) return anyOf(schema, known);
  const one = fc.constantFrom(...some);
  // Chance does not find an address of email.
  return schema.pattern?.includes('\\p{')
    ? one
    : fc.oneof({ weight: 9, arbitrary: one }, { weight: 1, arbitrary: anyOf(schema, known) });
}

function anyOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => fits(one, known)));
  switch (schema.type) {
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const { items = {}, minItems = 0, maxItems = MOST_ITEMS } = schema;
      return fc.array(fits(items, known), {
        minLength: minItems,
        maxLength: Math.max(minItems, Math.min(maxItems, MOST_ITEMS)),
      });
    }
    case 'object':
      return objectOf(schema, known);
    default:
      return textOf(schema);
  }
}

function objectOf({ properties = {}, required = [] }: Schema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, schema]) => [name, fits(schema, known, name)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: required, noNullPrototype: true });
}

function textOf({ pattern, minLength = 0, maxLength = MOST_LENGTH }: Schema): fc.Arbitrary<string> {
  const most = Math.max(minLength, Math.min(maxLength, MOST_LENGTH));
  const any = fc.string({ unit: 'grapheme', minLength, maxLength: most });
  if (pattern === undefined) return any;
  const rule = new RegExp(pattern, 'u');
  // What fast-check cannot make from a pattern is a text without certain signs, which most texts are.
  return pattern.includes('\\p{') ? any.filter((text) => rule.test(text)) : fc.stringMatching(rule);
}
