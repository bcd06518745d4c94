export const MOST_TABLES = 200;
/** As orders take the name of a table. */
export const MOST_CHARACTERS = 20;

const RANGE = /^(.*?)(\d{1,4})\s*[-–—~～]\s*(?:\1)?(\d{1,4})$/u;
/** In no name: characters that nobody sees, and those that change the direction in which a line is read. */
const UNSEEN = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/**
 * The names of tables that were typed as `1-20, bar, terrace 1-4`, each once: `{names, tooLong, hasMore}`. `tooLong` is the first name
 * that an order would not take; `hasMore` says that there are more than MOST_TABLES, which are left out.
 */
export function tableNames(text) {
  const names = new Set();
  for (const part of text.split(/[,，、;；\n]/)) {
    for (const name of namesOf(part.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim())) {
      if (name === '' || names.has(name)) continue;
      if ([...name].length > MOST_CHARACTERS) return { names: [...names], tooLong: name, hasMore: false };
      if (names.size === MOST_TABLES) return { names: [...names], tooLong: null, hasMore: true };
      names.add(name);
    }
  }
  return { names: [...names], tooLong: null, hasMore: false };
}

/** A range counts up, with as many digits as its first number was typed with; any other is a name as it stands: `2-1`. */
function* namesOf(part) {
  const [, head = '', first, last] = RANGE.exec(part) ?? [];
  if (first === undefined || Number(first) > Number(last)) yield part;
  else for (let n = Number(first); n <= Number(last); n += 1) yield head + String(n).padStart(first.length, '0');
}

/** Where the code of a table leads: to the menu of the shop at `url`, which then knows the table. */
export const tableAddress = (url, name) => `${url.replace(/\/+$/, '')}/?table=${encodeURIComponent(name)}`;

/** What the codes lead to: the address that the shop says it has, else, or where no guest finds that, the one of this page. */
export const shopAddress = (said, here) => (!said || isOfThisDevice(said) ? here : said);

/** Whether only this device finds what is at an address. */
export const isOfThisDevice = (url) => /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname);
