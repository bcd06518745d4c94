import type {
  TArray,
  TBoolean,
  TEnum,
  TInteger,
  TLiteral,
  TLiteralValue,
  TNull,
  TObject,
  TOptional,
  TProperties,
  TRecord,
  TSchema,
  TSchemaOptions,
  TString,
  TUnion,
  TUnsafe,
} from 'typebox';

/**
 * Pieces of contracts: JSON Schema in TypeBox's types, from which `Static` tells what a checked value is. The schemas are made
 * here, in TypeBox's form, because its library takes 0.1 s of processor at the start of each process and of each
 * `npm run call`.
 *
 * Three keywords are ours, and other tools may ignore them: `mustBe` ends the sentence
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

/** What TypeBox knows of a schema beside its JSON is there for the compiler only, but for which fields may be left out. */
const made = <S extends TSchema>(schema: object): S => schema as S;
const leftOut = new WeakSet<object>();
export function optional<S extends TSchema>(schema: S): TOptional<S> {
  const copy = { ...schema } as TOptional<S>;
  leftOut.add(copy);
  return copy;
}

const names = new WeakMap<object, string>();
/** By its name the interface's document describes a schema once, and clients get a type of that name. */
export function named(schemas: Record<string, TSchema>): void {
  for (const [name, schema] of Object.entries(schemas)) names.set(schema, name);
}
export const nameOf = (schema: object): string | undefined => names.get(schema);

/** What answers are made of: nobody checks them, so that they need no bounds. */
export const string = made<TString>({ type: 'string' });
export const integer = made<TInteger>({ type: 'integer' });
export const boolean = made<TBoolean>({ type: 'boolean' });
export const array = <S extends TSchema>(of: S) => made<TArray<S>>({ type: 'array', items: of });
export const literal = <const V extends TLiteralValue>(value: V) =>
  made<TLiteral<V>>({ type: typeof value, const: value });
export const union = <const S extends TSchema[]>(of: [...S]) => made<TUnion<S>>({ anyOf: of });
/** An object that is described as a type only. */
export const objectLike = <T extends object>() => made<TUnsafe<T>>({ type: 'object' });
/** Any names, each with such a value. */
export const record = <S extends TSchema>(of: S) =>
  made<TRecord<'^.*$', S>>({ type: 'object', additionalProperties: of });
export const orNull = <S extends TSchema>(schema: S) => union([schema, made<TNull>({ type: 'null' })]);

/** A field that it does not name is refused. */
export function object<P extends TProperties>(properties: P): TObject<P> {
  const required = Object.keys(properties).filter((name) => !leftOut.has(properties[name] as object));
  return made({ type: 'object', required, properties, additionalProperties: false });
}
export const list = <S extends TSchema>(of: S, least: number, most: number) =>
  made<TArray<S>>({ ...array(of), minItems: least, maxItems: most });
/** So many characters. */
export const text = (least: number, most: number, more: More = {}) =>
  made<TString>({ type: 'string', minLength: least, maxLength: most, ...more });
export const whole = (least: number, most = Number.MAX_SAFE_INTEGER, more: More = {}) =>
  made<TInteger>({ type: 'integer', minimum: least, maximum: most, ...more });
export const yesOrNo = (more: More) => made<TBoolean>({ type: 'boolean', ...more });
export const oneOf = <const V extends string[]>(values: readonly [...V], more: More = {}) =>
  made<TEnum<V>>({ enum: values, ...more });

/** An id that is passed on; what it looks like was decided where it came from. */
export const id = text(1, 64);
/** `mustBe` says what the pattern means. */
export const matching = (pattern: string, mustBe: string, more: More = {}) =>
  made<TString>({ type: 'string', pattern, mustBe, ...more });
/** An id that a caller gives: fit for an address and for a log. */
export const givenId = matching('^[A-Za-z0-9_-]{1,64}$', '1 to 64 letters, digits, hyphens or underscores');
const LONG_MONTHS = '(0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])';
const SHORT_MONTHS = '(0[469]|11)-(0[1-9]|[12]\\d|30)';
const LEAP_DAY = '(2\\d(0[48]|[2468][048]|[13579][26])|2[048]00)-02-29';
/** Dates that there are: a Date takes the 31st of a short month for the first of the next. */
const DAY = `(2\\d{3}-(${LONG_MONTHS}|${SHORT_MONTHS}|02-(0[1-9]|1\\d|2[0-8]))|${LEAP_DAY})`;
const SECONDS = `${DAY}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d`;
export const date = matching(`^${DAY}$`, 'a date such as 2026-01-31');
/** A time as orders show theirs. */
export const utcTime = matching(
  `^${SECONDS}\\.\\d{3}Z$`,
  'a UTC time to the millisecond, such as 2026-01-31T18:00:00.000Z',
);
/** When an order is wanted. */
export const asapOrTime = matching(
  `^(asap|${SECONDS}(\\.\\d{3})?Z)$`,
  'asap, or a UTC time such as 2026-01-31T18:00:00Z',
);
