import { nameOf } from '../../../platform/contract/schema.ts';

type Json = Record<string, unknown>;

/**
 * Turns the schemas of contracts into those of an OpenAPI document, and collects what is described there by its name. What is asked
 * refuses unknown fields. An answer may have new ones tomorrow: a client that refuses those would break.
 */
export class Schemas {
  readonly named: Record<string, Json> = {};

  asked(schema: object): Json {
    return this.#of(schema, false);
  }

  answered(schema: object): Json {
    return this.#of(schema, true);
  }

  #of(schema: object, isOpen: boolean): Json {
    const name = nameOf(schema);
    if (name === undefined) return this.#described(schema, isOpen);
    this.named[name] ??= this.#described(schema, isOpen);
    return { $ref: `#/components/schemas/${name}` };
  }

  #described(schema: object, isOpen: boolean): Json {
    // Our own keywords: `mustBe` says in words what a pattern means, and the gateway trims and converts.
    const { mustBe, trim: _trim, convert: _convert, additionalProperties, ...same } = schema as Json;
    const of = (part: unknown) => this.#of(part as object, isOpen);
    const { properties, items, anyOf, enum: texts } = same;
    const isRecord = typeof additionalProperties === 'object';
    return {
      // Some generators of clients, and the page, take an enumeration without a type for anything.
      ...(texts !== undefined && { type: 'string' }),
      ...same,
      ...(mustBe !== undefined && { description: mustBe }),
      ...(properties !== undefined && { properties: mapValues(properties as Json, of) }),
      ...(items !== undefined && { items: of(items) }),
      ...(anyOf !== undefined && { anyOf: (anyOf as object[]).map(of) }),
      ...(isRecord ? { additionalProperties: of(additionalProperties) } : !isOpen && { additionalProperties }),
    };
  }
}

const mapValues = (values: Json, of: (value: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, of(value)]));
