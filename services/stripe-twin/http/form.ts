import { invalid } from './errors.ts';

/** A decoded form: lists are maps with numbers for names, as they are sent. Without prototype, so that `__proto__` is a name like others. */
export interface Form {
  [name: string]: string | Form;
}

const MOST_PAIRS = 1000;
const DEEPEST = 5;
const NAME = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;

const malformed = (what: string) => invalid(`Invalid form body: ${what}`);

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw malformed('it is not valid percent-encoded UTF-8');
  }
}

function pathOf(name: string): string[] {
  const [, first, rest = ''] = NAME.exec(name) ?? [];
  if (!first) throw malformed(`the name '${name.slice(0, 100)}' is malformed`);
  const path = [first, ...rest.split(/[[\]]+/).slice(1, -1)];
  if (rest.endsWith('[]')) path.push('');
  if (path.length > DEEPEST) throw malformed(`'${name.slice(0, 100)}' is nested too deeply`);
  return path;
}

function put(form: Form, path: string[], value: string): void {
  let at = form;
  for (const name of path.slice(0, -1)) {
    const next = at[name] ?? newForm();
    if (typeof next === 'string') throw malformed(`'${path[0]}' is both a value and a map`);
    at[name] = next;
    at = next;
  }
  const last = path.at(-1) || String(Object.keys(at).length);
  if (at[last] !== undefined) throw malformed(`'${path.join('.')}' is given twice`);
  at[last] = value;
}

const newForm = (): Form => Object.create(null) as Form;

/** Reads `a[b][0][c]=d&...`, the way Stripe's SDKs send parameters. Throws a 400 for anything malformed, too deep or too much. */
export function parseForm(text: string): Form {
  const form = newForm();
  if (text === '') return form;
  const pairs = text.split('&');
  if (pairs.length > MOST_PAIRS) throw malformed(`more than ${MOST_PAIRS} parameters`);
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals < 1) throw malformed(`'${pair.slice(0, 100)}' is no name=value`);
    put(form, pathOf(decode(pair.slice(0, equals))), decode(pair.slice(equals + 1)));
  }
  return form;
}
