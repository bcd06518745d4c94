import { Ajv2020 } from 'ajv/dist/2020.js';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import { type Fault, faultsOf } from './faults.ts';

/** Changes `value` where the schema says so (`default`, `trim`, `convert`), and answers what is wrong with it, if anything is. */
export type Check = (value: unknown) => Fault[];

const ajv = new Ajv2020({ allErrors: true, verbose: true, useDefaults: true, strict: true, validateSchema: false });
ajv.addVocabulary(['mustBe', 'convert']);
ajv.addKeyword({
  keyword: 'trim',
  type: 'string',
  before: 'maxLength',
  modifying: true,
  errors: false,
  validate(_trim: true, text: string, _schema: unknown, place?: DataValidationCxt) {
    if (place) place.parentData[place.parentDataProperty] = text.trim();
    return true;
  },
});

/** Compiles the schema once, at the first value: that takes milliseconds, and a process asks few of the actions that it has. */
export function checkOf(schema: object): Check {
  let isFine: ReturnType<typeof ajv.compile> | undefined;
  const conversions = conversionsOf(schema);
  return (value) => {
    isFine ??= ajv.compile(schema);
    if (conversions.length > 0) convert(value, conversions);
    return isFine(value) ? [] : faultsOf(isFine.errors ?? []);
  };
}

type Conversion = readonly [field: string, convert: (text: string) => unknown];
type Convertible = { type?: string; convert?: boolean };

/** Ajv converts everywhere or nowhere. What comes as text is flat: a query string, a command line. */
const conversionsOf = ({ properties = {} }: { properties?: Record<string, Convertible> }): Conversion[] =>
  Object.entries(properties).flatMap(([field, { convert, type }]) =>
    convert ? [[field, type === 'boolean' ? asYesOrNo : asNumber]] : [],
  );

function convert(value: unknown, conversions: readonly Conversion[]): void {
  const given = Object(value) as Record<string, unknown>;
  for (const [field, converted] of conversions) {
    const text = given[field];
    if (typeof text === 'string') given[field] = converted(text);
  }
}

/** What is none stays as it is, and is refused. */
const asNumber = (text: string): unknown => (text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text));
const asYesOrNo = (text: string): unknown => text === 'true' || (text === 'false' ? false : text);
