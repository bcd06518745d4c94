import ts from 'typescript';

/** Stands for a value that is put in. No page has it. */
const VALUE = '\u{1}';
const LETTER = /\p{L}/u;
const HAN = /\p{Script=Han}/u;
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

type Section = { [name: string]: string | Section };
/** The forms of a text by its whole key; a text without plurals has `other` alone. */
export type Texts = Map<string, Record<string, string>>;

const isForms = (value: Section): value is Record<string, string> =>
  'other' in value && Object.keys(value).every((name) => FORMS.includes(name));

/** Every text of a language's file. */
export function textsOf(section: Section, prefix = ''): Texts {
  const texts: Texts = new Map();
  for (const [name, value] of Object.entries(section)) {
    if (typeof value === 'string') texts.set(prefix + name, { other: value });
    else if (isForms(value)) texts.set(prefix + name, value);
    else for (const [key, forms] of textsOf(value, `${prefix}${name}.`)) texts.set(key, forms);
  }
  return texts;
}

const placeholdersOf = (forms: Record<string, string>) =>
  [...new Set(Object.values(forms).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort().join(' ');

/** What one of two languages has and the other has not or has otherwise, and its empty texts. */
export function differences(one: Texts, other: Texts): string[] {
  const missing = [...one.keys()].filter((key) => !other.has(key)).map((key) => `${key}: in one language only`);
  const unlike = [...one].flatMap(([key, forms]) => {
    const [here, there] = [placeholdersOf(forms), placeholdersOf(other.get(key) ?? forms)];
    return here === there ? [] : `${key}: ${here || 'none'} here, ${there || 'none'} there`;
  });
  const empty = [...one].filter(([, forms]) => Object.values(forms).some((text) => text.trim() === ''));
  return [...missing, ...unlike, ...empty.map(([key]) => `${key}: empty`)];
}

/** Texts whose forms are not those that the language has: a page would show the wrong one, or never one of them. */
export function wrongForms(texts: Texts, language: string): string[] {
  const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const isWrong = (forms: string[]) => forms.some((form) => !wanted.includes(form as Intl.LDMLPluralRule));
  return [...texts].filter(([, forms]) => isWrong(Object.keys(forms))).map(([key]) => key);
}

/** Texts with words in them and no Chinese one, other than words that are the same in every language. */
export function untranslated(texts: Texts, same: readonly string[]): string[] {
  const own = new RegExp(`\\{\\w+\\}|${same.join('|')}`, 'g');
  const isForeign = (text: string) => LETTER.test(text.replace(own, '')) && !HAN.test(text);
  return [...texts].filter(([, forms]) => Object.values(forms).some(isForeign)).map(([key]) => key);
}

/** The text of a literal, with VALUE in the place of each value. */
const joined = (node: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(node)
    ? node.text
    : node.head.text + node.templateSpans.map((span) => VALUE + span.literal.text).join('');

const isMarkup = (node: ts.Node): node is ts.TaggedTemplateExpression =>
  ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html';
const asksForText = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && ['t', 'hasText'].includes(node.expression.getText());

/** A part of a script and everything in it. */
function* within(node: ts.Node): Generator<ts.Node> {
  yield node;
  const parts: ts.Node[] = [];
  ts.forEachChild(node, (part) => void parts.push(part));
  for (const part of parts) yield* within(part);
}

const nodesOf = (source: string) => [...within(ts.createSourceFile('page.js', source, ts.ScriptTarget.Latest, true))];

/** The keys among the literals of these parts, as patterns: a value that is put in is a part of a key without dots. */
function keysAmong(nodes: ts.Node[], sections: readonly string[]): RegExp[] {
  const isKey = new RegExp(`^(?:${sections.join('|')})\\.[\\w.${VALUE}]+$`);
  const literals = nodes.filter((node) => ts.isStringLiteral(node) || ts.isTemplateLiteral(node));
  const keys = literals
    .map((node) => (ts.isStringLiteral(node) ? node.text : joined(node)))
    .filter((text) => isKey.test(text));
  return keys.map((key) => new RegExp(`^${key.replaceAll('.', '\\.').replaceAll(VALUE, '[\\w-]+')}$`));
}

/** The keys that a script asks for, and all that it names: in tables, and perhaps what it stores under such a name. */
export function keysIn(source: string, sections: readonly string[]) {
  const nodes = nodesOf(source);
  const asked = nodes.filter(asksForText).flatMap(({ arguments: [key] }) => (key ? [...within(key)] : []));
  return { asked: keysAmong(asked, sections), named: keysAmong(nodes, sections) };
}

const COMMENT = /<!--.*?-->/gs;
const TAG = /<(?:"[^"]*"|'[^']*'|[^'">])*>/g;
const TOLD = /(?<![\w-])(?:aria-label|aria-description|title|placeholder|alt|label)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/g;

/** Text that stands in markup, in an element or in an attribute that people are told. */
export function textsInMarkup(markup: string): string[] {
  const plain = markup.replace(COMMENT, '');
  const between = plain.split(TAG);
  const attributes = (plain.match(TAG) ?? []).flatMap((tag) => [...tag.matchAll(TOLD)].map(([, value]) => value ?? ''));
  return [...between, ...attributes].map((text) => text.trim()).filter((text) => LETTER.test(text));
}

export const textsInScript = (source: string): string[] =>
  nodesOf(source)
    .filter(isMarkup)
    .flatMap(({ template }) => textsInMarkup(joined(template)));

/** What may stand in a page before its script runs: its name, and in both languages why it does not run. */
const BEFORE_SCRIPTS = /<title>Comanda<\/title>|<(noscript)>.*?<\/\1>|<p id="too-old"[^>]*>.*?<\/p>/gs;
const SCRIPT = /<script\b[^>]*>.*?<\/script>/gs;

export function textsInSkeleton(source: string): string[] {
  const oneLanguage = (source.match(BEFORE_SCRIPTS) ?? []).filter(
    (text) => !text.startsWith('<title>') && !(HAN.test(text) && /Java|Safari/.test(text.replace(TAG, ''))),
  );
  return [...oneLanguage, ...textsInMarkup(source.replace(SCRIPT, '').replace(BEFORE_SCRIPTS, ''))];
}
