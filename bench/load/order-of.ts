/** The body of order number `k`: so many lines of one portion each, of the items in turn. */
export function orderOf(items: readonly string[], k: number, lines: number): string {
  const of = (line: number) => ({ id: items[(k + 7 * line) % items.length], quantity: 1 });
  return JSON.stringify({ items: Array.from({ length: lines }, (_, line) => of(line)) });
}
