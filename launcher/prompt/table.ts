/** A cell; null and undefined are left empty. */
type Cell = string | number | boolean | null | undefined;

/** Control characters could move the cursor of whoever reads it, and a line break would tear the row. */
const UNPRINTABLE = /\p{C}+/gu;
const shown = (cell: Cell): string => String(cell ?? '').replace(UNPRINTABLE, ' ');

/** Rows under a head, numbers to the right; or one line where there are none. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[], none = 'nothing'): string {
  if (rows.length === 0) return none;
  const lines = [head, ...rows.map((row) => row.map(shown))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const isNumber = head.map((_, column) => rows.every((row) => typeof row[column] === 'number'));
  const padded = (text: string, column: number) =>
    isNumber[column] ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return lines.map((line) => line.map(padded).join('  ').trimEnd()).join('\n');
}

/** A name and its value on each line; what is null is left out. */
export function facts(pairs: readonly (readonly [string, Cell])[]): string {
  const known = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '');
  const width = Math.max(...known.map(([name]) => name.length));
  return known.map(([name, value]) => `${name.padEnd(width)}  ${shown(value)}`).join('\n');
}

/** `2026-03-01T12:30:05.123Z` as `2026-03-01 12:30:05`, in UTC as everywhere. */
export const shortTime = (iso: string | null | undefined): string => (iso ?? '').slice(0, 19).replace('T', ' ');

/** `pickup`, `table`, `table 7`. */
export const serviceText = ({ kind, table }: { kind: string; table?: string }): string =>
  table === undefined ? kind : `${kind} ${table}`;
