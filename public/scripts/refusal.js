import { money } from './format.js';
import { refusedTime } from './times.js';

/** The fields of an order that the page has, beside its lines. */
const FIELDS = ['contact.name', 'contact.phone', 'contact.email', 'service.table', 'note', 'wanted', 'tip'];

/** What to tell the customer of the order as a whole, a line each. */
export function explainRefusal(error, menu) {
  const { code, status, problem, retryAfter, message } = error;
  const item = (id) => menu.find((candidate) => candidate.id === id);
  if (code === 'STOCK_INSUFFICIENT' && problem.data?.items) {
    return problem.data.items.map(({ id, wanted, available }) => {
      const name = item(id)?.name ?? id;
      return available > 0 ? `${name}: you want ${wanted}, only ${available} left.` : `${name} is sold out.`;
    });
  }
  if (code === 'PRICE_CHANGED') return [`Prices have changed.${newTotal(problem, menu)} Please check and order again.`];
  if (status === 0) return ['The shop cannot be reached. Your basket is kept; please try again.'];
  if (status === 503 || status === 429) {
    const when = Number(retryAfter) > 0 ? `in ${Number(retryAfter)} seconds` : 'in a moment';
    return [`The shop is very busy. Your basket is kept; please try again ${when}.`];
  }
  const errors = problem.errors ?? [];
  const others = errors.filter(({ path }) => lineAt(path) === undefined && !FIELDS.includes(path));
  const marked = [
    ...(errors.some(({ path }) => lineAt(path) !== undefined) ? ['Please change the marked dishes.'] : []),
    ...(faultsOfFields(error).size > 0 ? ['Please change the marked fields.'] : []),
  ];
  return [...(marked.length > 0 ? marked : [message]), ...others.map((field) => field.message)];
}

function newTotal(problem, menu) {
  const total = problem.data?.total;
  return Number.isInteger(total) && menu[0] ? ` The total is now ${money(total, menu[0].currency)}.` : '';
}

/** What was refused of the fields of the form, a sentence each, by their paths. */
export function faultsOfFields(error) {
  const { code, problem } = error;
  const errors = (problem.errors ?? []).filter(({ path }) => FIELDS.includes(path));
  const faults = new Map(errors.map(({ path, message }) => [path, inWords([], path, message)]));
  const time = refusedTime(error);
  if (time) faults.set('wanted', time.text);
  if (code === 'TIP_INVALID') {
    const { most, currency } = problem.data;
    faults.set('tip', `A tip of up to ${money(most, currency)} can be added to this order.`);
  }
  return faults;
}

/** What was refused of each of the ordered lines, a sentence each; the path of a field begins with its line. */
export const refusedOf = ({ problem }, lines) =>
  lines.map(({ item }, i) =>
    (problem.errors ?? []).flatMap(({ path, message }) =>
      lineAt(path) === i ? [inWords(item.options, path, message)] : [],
    ),
  );

/** `items[2].note` is of line 2. */
function lineAt(path) {
  const [, index] = /^items\[(\d+)\]/.exec(path) ?? [];
  return index && Number(index);
}

/** Without the path, and with the names that the menu has for what the message puts in quotes. */
function inWords(options, path, message) {
  const known = new Map(options.flatMap((group) => [group, ...group.choices]).map(({ id, name }) => [id, name]));
  const field = path.slice(path.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '');
  const said = message.startsWith(path) ? message.slice(path.length).replace(/^: /, '') : message;
  const text = said.replaceAll(/'([^']*)'/g, (quoted, id) => known.get(id) ?? quoted);
  return said.startsWith(' ') ? `${field}${text}.` : `${text}.`;
}
