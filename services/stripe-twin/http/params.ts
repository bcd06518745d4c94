import { invalid } from './errors.ts';
import type { Form } from './form.ts';

const LONGEST = 5000;

/** The parameters of a request, or of one map inside them, read strictly: what does not fit is refused by its full name. */
export class Params {
  readonly #form: Form;
  readonly #path: string;

  constructor(form: Form, path = '') {
    this.#form = form;
    this.#path = path;
  }

  name(name: string): string {
    return this.#path ? `${this.#path}[${name}]` : name;
  }

  /** Refuses every parameter that is not listed. */
  only(names: readonly string[]): this {
    const unknown = Object.keys(this.#form).find((name) => !names.includes(name));
    if (unknown === undefined) return this;
    const param = this.name(unknown);
    throw invalid(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  }

  text(name: string, most = LONGEST): string | undefined {
    const value = this.#form[name];
    if (value === undefined) return undefined;
    const param = this.name(name);
    if (typeof value !== 'string') throw invalid(`Invalid string: ${param} is a map`, { param });
    if (value === '') {
      throw invalid(`You passed an empty string for '${param}'.`, { code: 'parameter_invalid_empty', param });
    }
    if (value.length > most) throw invalid(`Invalid string: ${param} is longer than ${most} characters`, { param });
    return value;
  }

  required(name: string): string {
    return this.text(name) ?? this.missing(name);
  }

  integer(name: string, least: number, most: number): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const param = this.name(name);
    if (!/^-?\d{1,15}$/.test(value)) {
      throw invalid(`Invalid integer: ${value.slice(0, 50)}`, { code: 'parameter_invalid_integer', param });
    }
    const number = Number(value);
    if (number < least || number > most) {
      throw invalid(`${param} must be from ${least} to ${most}`, { code: 'parameter_invalid_integer', param });
    }
    return number;
  }

  requiredInteger(name: string, least: number, most: number): number {
    return this.integer(name, least, most) ?? this.missing(name);
  }

  url(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined || (/^https?:\/\//i.test(value) && URL.canParse(value))) return value;
    throw invalid('Not a valid URL', { code: 'url_invalid', param: this.name(name) });
  }

  /** One of the values of a closed list. */
  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    const found = allowed.find((one) => one === value);
    if (value === undefined || found) return found;
    throw invalid(`Invalid ${this.name(name)}: must be one of ${allowed.join(', ')}`, { param: this.name(name) });
  }

  map(name: string): Params | undefined {
    const value = this.#form[name];
    if (value === undefined) return undefined;
    if (typeof value === 'string') throw invalid(`Invalid object: ${this.name(name)}`, { param: this.name(name) });
    return new Params(value, this.name(name));
  }

  maps(name: string): Params[] {
    const list = this.map(name);
    return list ? Object.keys(list.#form).map((index) => list.map(index) as Params) : [];
  }

  texts(name: string): string[] {
    const list = this.map(name);
    return list ? Object.keys(list.#form).map((index) => list.required(index)) : [];
  }

  /** https://docs.stripe.com/api/metadata: 50 keys of 40 characters, values of 500; an empty value unsets. */
  metadata(name: string): Record<string, string> {
    const map = this.#form[name] === '' ? undefined : this.map(name);
    if (!map) return {};
    const names = Object.keys(map.#form).filter((key) => map.#form[key] !== '');
    const param = this.name(name);
    if (names.length > 50) throw invalid('Metadata can have up to 50 keys', { param });
    if (names.some((key) => key.length > 40)) throw invalid('Metadata keys have at most 40 characters', { param });
    return Object.fromEntries(names.map((key) => [key, map.text(key, 500) as string]));
  }

  missing(name: string): never {
    const param = this.name(name);
    throw invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  }
}
