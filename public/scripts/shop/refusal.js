import { money } from '../base/format.js';
import { hasText, t } from '../base/language.js';
import { problemText } from '../base/problem-text.js';
import { keyOf } from './basket.js';
import { refusedTime } from './times.js';

/** The fields of an order that the page has, beside its lines. */
const FIELDS = ['contact.name', 'contact.phone', 'contact.email', 'service.table', 'note', 'wanted', 'tip'];

/** What was refused of an order, or of its quote: what to say, where to mark it, and which times to offer instead. */
export function refusalOf(error, lines, menu) {
  const ofLines = refusedOf(error, lines);
  return {
    texts: explainRefusal(error, menu),
    ofLines: new Map(lines.map((line, i) => [keyOf(line), ofLines[i]])),
    ofFields: faultsOfFields(error),
    next: refusedTime(error)?.next ?? [],
  };
}

/** What to tell the customer of the order as a whole, a line each. */
export function explainRefusal(error, menu) {
  const { code, problem, passing } = error;
  if (code === 'STOCK_INSUFFICIENT' && problem.data?.items) return problem.data.items.map(shortOf(menu));
  if (code === 'PRICE_CHANGED') return [problemText(error), ...newTotal(problem, menu)];
  if (passing) return [problemText(error), t('shop.basketKept')];
  const errors = problem.errors ?? [];
  const marked = [
    ...(errors.some(({ path }) => lineAt(path) !== undefined) ? [t('shop.markedDishes')] : []),
    ...(faultsOfFields(error).size > 0 ? [t('shop.markedFields')] : []),
  ];
  return marked.length > 0 ? marked : [problemText(error)];
}

function shortOf(menu) {
  return ({ id, wanted, available }) => {
    const dish = menu.find((item) => item.id === id)?.name ?? id;
    return available > 0 ? t('shop.tooFew', { dish, wanted, count: available }) : t('shop.dishSoldOut', { dish });
  };
}

function newTotal(problem, menu) {
  const total = problem.data?.total;
  return Number.isInteger(total) && menu[0] ? [t('shop.newTotal', { total: money(total, menu[0].currency) })] : [];
}

/** What was refused of the fields of the form, a sentence each, by their paths. */
export function faultsOfFields(error) {
  const { code, problem } = error;
  const errors = (problem.errors ?? []).filter(({ path }) => FIELDS.includes(path));
  const faults = new Map(errors.map(({ path }) => [path, wrongText(path, code)]));
  const time = refusedTime(error);
  if (time) faults.set('wanted', time.text);
  if (code === 'TIP_INVALID') {
    const { most, currency } = problem.data;
    faults.set('tip', t('shop.tipAtMost', { amount: money(most, currency) }));
  }
  return faults;
}

/** The shop's own words are in one language only. */
function wrongText(path, code) {
  if (code === 'CONTACT_REQUIRED') return t('shop.wrong.missing');
  const name = path.split('.').pop();
  return t(hasText(`shop.wrong.${name}`) ? `shop.wrong.${name}` : 'shop.wrong.other');
}

/** What was refused of each of the ordered lines, a sentence each; the path of a field begins with its line. */
export const refusedOf = ({ problem }, lines) =>
  lines.map((_, i) => {
    const paths = (problem.errors ?? []).map(({ path }) => path).filter((path) => lineAt(path) === i);
    return [...new Set(paths.map((path) => t(path.endsWith('.note') ? 'shop.wrong.note' : 'errors.OPTIONS_INVALID')))];
  });

/** `items[2].note` is of line 2. */
function lineAt(path) {
  const [, index] = /^items\[(\d+)\]/.exec(path) ?? [];
  return index && Number(index);
}
