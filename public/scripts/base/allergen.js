import { hasText, t } from './language.js';

/** An allergen in the language of the page, where it is one of the fourteen of the EU's law; else as the shop writes it. */
export function allergenText(name) {
  const key = `common.allergen.${name.toLowerCase().replace(/\W/g, '')}`;
  return hasText(key) ? t(key) : name;
}
