import { read, write } from './storage.js';

/** The languages that there are, each by the name that its speakers give it. */
export const LANGUAGES = { en: 'English', zh: '中文' };

const browsers = globalThis.navigator?.languages ?? ['en'];
const known = (tag) => tag.toLowerCase().split('-', 1)[0];
const chosen = read('language', null);

/** The one that was chosen by hand, else the browser's first that we have. */
export const language = Object.hasOwn(LANGUAGES, chosen ?? '')
  ? chosen
  : known(browsers.find((tag) => Object.hasOwn(LANGUAGES, known(tag))) ?? 'en');
/** How numbers, money and times are written: as in the browser's country, where that speaks the language. */
export const locale = browsers.find((tag) => known(tag) === language) ?? language;

const { default: texts } = await import(`../../languages/${language}.js`);
const plurals = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);
if (globalThis.document) document.documentElement.lang = language;

const entryOf = (key) => key.split('.').reduce((part, name) => part?.[name], texts);

/** Whether there is such a text: for what another shop may have and this page not know, a status or a code. */
export const hasText = (key) => entryOf(key) !== undefined;

/**
 * The text of this key with `values` in the places of `{name}`; numbers are written as the language does. Of a text with several
 * forms `values.count` decides which.
 */
export function t(key, values = {}) {
  const entry = entryOf(key);
  const text = typeof entry === 'object' ? (entry[plurals.select(values.count)] ?? entry.other) : entry;
  return (text ?? key).replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' ? numbers.format(value) : String(value ?? '');
  });
}

/** From the next page on, which is this one again: nothing of what it keeps is lost. */
export function chooseLanguage(name) {
  write('language', name);
  location.reload();
}
