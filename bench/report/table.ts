import type { Summary } from './figures.ts';
import type { Ratio, Results } from './results.ts';

/** Three digits are as many as a shared machine is good for; whole numbers from 100. */
export function short(value: number): string {
  if (Number.isNaN(value)) return '-';
  if (value === 0 || Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(Math.abs(value) < 1 ? 2 : 3)));
}

/** `median (least-most)`, or the one value where all rounds gave the same. */
export function cell({ median, least, most }: Summary): string {
  const [low, high] = [short(least), short(most)];
  return low === high ? short(median) : `${short(median)} (${low}-${high})`;
}

/** A Markdown table with its columns aligned: the first to the left, the others to the right. */
export function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, n) => Math.max(3, name.length, ...rows.map((row) => row[n]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, n) => (n ? (cells[n] ?? '').padStart(width) : (cells[n] ?? '').padEnd(width))).join(' | ')} |`;
  const rule = widths.map((width, n) => (n ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** The figures of a case, one a row, its variants side by side; then its ratios. */
export function tableOf(results: Results, ratios: readonly Ratio[]): string {
  const { variants, figures } = results;
  const rows = figures.map((figure) => [figure, ...variants.map((variant) => cell(results.summary(variant, figure)))]);
  const seen = ratios.filter(({ over, under }) => variants.includes(over) && variants.includes(under));
  const lines = seen.map((ratio) => [ratio.name, cell(results.ratio(ratio)), ratio.wanted ?? '']);
  const parts = [markdown(['', ...variants], rows)];
  if (lines.length > 0) parts.push(markdown(['ratio', 'median (spread)', 'wanted'], lines));
  return parts.join('\n\n');
}
