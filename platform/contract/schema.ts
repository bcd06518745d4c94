import Type, { type TProperties, type TSchema, type TSchemaOptions } from 'typebox';

/**
 * Pieces of contracts, as JSON Schema. Three keywords are ours, and other tools may ignore them: `mustBe` ends the sentence
 * "<field> must be ..." where a pattern tells people nothing; `trim` takes the spaces around a text away before it is measured;
 * `convert`, on a field of the outermost object, takes a number or a yes or no that came as text (a query string).
 *
 * What is no contract (a file, say) is described with these too: `checkOf(schema)` makes its check, once, and the check answers
 * `{field, message}` for each fault of a value, `message` beginning with the field's path.
 */
interface More extends TSchemaOptions {
  mustBe?: string;
  trim?: true;
  convert?: true;
}

/** What answers are made of: nobody checks them, so that they need no bounds. */
export const string = Type.String();
export const integer = Type.Integer();
export const boolean = Type.Boolean();
export const { Array: array, Literal: literal, Optional: optional, Record: record, Union: union } = Type;
export const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/** A field that it does not name is refused. */
export const object = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
export const list = <S extends TSchema>(of: S, least: number, most: number) =>
  Type.Array(of, { minItems: least, maxItems: most });
/** So many characters. */
export const text = (least: number, most: number, more: More = {}) =>
  Type.String({ minLength: least, maxLength: most, ...more });
export const whole = (least: number, most = Number.MAX_SAFE_INTEGER, more: More = {}) =>
  Type.Integer({ minimum: least, maximum: most, ...more });
export const yesOrNo = (more: More) => Type.Boolean({ ...more });
export const oneOf = <const V extends string[]>(values: readonly [...V], more: More = {}) =>
  Type.Enum(values, { ...more });

/** An id that is passed on; what it looks like was decided where it came from. */
export const id = text(1, 64);
/** An id that a caller gives: fit for an address and for a log. */
export const givenId = Type.String({
  pattern: '^[A-Za-z0-9_-]{1,64}$',
  mustBe: '1 to 64 letters, digits, hyphens or underscores',
});
/** A time as orders show theirs. */
export const utcTime = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
  mustBe: 'a UTC time such as 2026-01-31T18:00:00.000Z',
});
