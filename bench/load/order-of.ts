/** The body of order number `k`: so many lines of one portion each, of the items in turn. */
export function orderOf(items: readonly string[], k: number, lines: number): string {
  const of = (line: number) => ({ id: items[(k + 7 * line) % items.length], quantity: 1 });
  return JSON.stringify({ items: Array.from({ length: lines }, (_, line) => of(line)) });
}

const chosen = (groupId: string, choiceId: string) => ({ groupId, choiceId });
const OPTIONS = [chosen('size', 'large'), chosen('toppings', 'cheese'), chosen('toppings', 'basil')];

/** The same of one line, as a restaurant gets it: with options, notes, contact, tip, and the first free place in time. */
export function restaurantOrderOf(items: readonly string[], k: number): string {
  const line = { id: items[k % items.length], quantity: 1, options: OPTIONS, note: 'well done' };
  const contact = { name: 'Ann', phone: '+49 30 123456' };
  return JSON.stringify({ items: [line], contact, service: { kind: 'table', table: '7' }, tip: 100, note: 'no hurry' });
}
