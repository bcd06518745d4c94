import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import {
  differences,
  keysIn,
  textsInScript,
  textsInSkeleton,
  textsOf,
  untranslated,
  wrongForms,
} from '../support/page-texts.ts';

type Sections = Parameters<typeof textsOf>[0];
const sectionsOf = async (name: string): Promise<Sections> =>
  (await import(new URL(`../../public/languages/${name}.js`, import.meta.url).href)).default;
const SECTIONS = Object.keys(await sectionsOf('en'));
const english = textsOf(await sectionsOf('en'));
const LANGUAGES = globSync('public/languages/*.js').map((file) => path.basename(file, '.js'));

/** Words that are the same in every language. */
const SAME = ['Comanda', 'Webhook'];

const sources = (files: string) => globSync(files).map((file) => [file, readFileSync(file, 'utf8')] as const);
const SCRIPTS = sources('public/scripts/*/**/*.js');
/** Without Swagger UI, which speaks English. */
const SKELETONS = sources('public/**/*.html').filter(([file]) => file !== 'public/docs.html');

for (const name of LANGUAGES) {
  test(`the texts in ${name} are those in English, in the forms that it has`, async () => {
    const texts = textsOf(await sectionsOf(name));
    assert.ok(texts.size > 300);
    assert.deepEqual([...differences(english, texts), ...differences(texts, english)], []);
    assert.deepEqual(wrongForms(texts, name), []);
  });
}

test('the Chinese texts are Chinese', async () => {
  assert.deepEqual(untranslated(textsOf(await sectionsOf('zh')), SAME), []);
});

test('what only one language has, or has otherwise, would be found', () => {
  const one = textsOf({
    a: { open: 'Open', gone: 'Gone', left: { one: '{count} left', other: '{count} left of {name}' } },
  });
  const other = textsOf({ a: { open: ' ', more: '再来', left: { other: '剩 {count}', one: '剩 {count}' } } });
  assert.deepEqual(differences(one, other), [
    'a.gone: in one language only',
    'a.left: {count} {name} here, {count} there',
  ]);
  assert.deepEqual(differences(other, one), [
    'a.more: in one language only',
    'a.left: {count} here, {count} {name} there',
    'a.open: empty',
  ]);
  assert.deepEqual(wrongForms(other, 'zh'), ['a.left']);
  const third = textsOf({ brand: 'X', id: '{id}', sum: '+ {sum} X', open: 'Open {id}', gone: 'X 没有' });
  assert.deepEqual(untranslated(third, ['X']), ['open']);
});

test('each text that a script asks for is there, and each that is there is named', () => {
  assert.ok(SCRIPTS.length > 100);
  const scripts = SCRIPTS.map(([file, source]) => ({ file, ...keysIn(source, SECTIONS) }));
  const keys = [...english.keys()];
  const missing = scripts.flatMap(({ file, asked }) =>
    asked.filter((key) => !keys.some((one) => key.test(one))).map((key) => `${file}: ${key}`),
  );
  assert.deepEqual(missing, []);
  const named = scripts.flatMap((script) => script.named);
  assert.deepEqual(
    keys.filter((one) => !named.some((key) => key.test(one))),
    [],
  );
});

test('keys are seen wherever a script names them', () => {
  const { asked, named } = keysIn(
    `t('a.open', { by: 'b.nothing' }); const TABLE = ['a.gone']; t(isOpen ? 'a.one' : \`a.two\`); read('a.kept');
    html\`<p title=\${t('a.inside')}>\${rows.map((row) => html\`<b>\${t(\`a.state.\${row.state}\`)}</b>\`)}</p>\`;`,
    ['a'],
  );
  const plain = (keys: RegExp[]) => keys.map(({ source }) => source.replaceAll('\\', ''));
  assert.deepEqual(plain(asked), ['^a.open$', '^a.one$', '^a.two$', '^a.inside$', '^a.state.[w-]+$']);
  const inTables = plain(named).filter((key) => !plain(asked).includes(key));
  assert.deepEqual(inTables, ['^a.gone$', '^a.kept$']);
  const states = ['a.state.open', 'a.state', 'a.state.open.more'].filter((key) => asked[4]?.test(key));
  assert.deepEqual(states, ['a.state.open']);
});

test('no text stands in a script', () => {
  const faults = SCRIPTS.flatMap(([file, source]) => textsInScript(source).map((text) => `${file}: ${text}`));
  assert.deepEqual(faults, []);
});

test('no text stands in a skeleton, but for what is said where scripts do not run', () => {
  assert.ok(SKELETONS.length >= 7);
  const faults = SKELETONS.flatMap(([file, source]) => textsInSkeleton(source).map((text) => `${file}: ${text}`));
  assert.deepEqual(faults, []);
});

test('a text that stands in a page would be found', () => {
  const inScript = (markup: string) => textsInScript(`html\`${markup}\``);
  assert.deepEqual(inScript(`<p class="quiet">Only \${left} left</p>`), ['Only \u{1} left']);
  assert.deepEqual(inScript(`<b>\${rows.map((row) => html\`<i>of \${row}</i>\`)}</b>`), ['of \u{1}']);
  for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'label']) {
    assert.deepEqual(inScript(`<\${Field} ${name}="Open" />`), ['"Open"']);
    assert.deepEqual(inScript(`<p ${name}=\${text} class="open" aria-labelledby="title">\${text} × #1 · <//>`), []);
  }
  const skeleton = (body: string) => textsInSkeleton(`<title>Comanda</title><script>open()</script>${body}`);
  assert.deepEqual(skeleton('<main>Open</main>'), ['Open']);
  assert.deepEqual(skeleton('<noscript><p>Please switch on JavaScript. 请启用 JavaScript。</p></noscript>'), []);
  assert.equal(skeleton('<noscript><p>Please switch on JavaScript.</p></noscript>').length, 1);
  assert.equal(textsInSkeleton('<title>Comanda: board</title>').length, 1);
});
