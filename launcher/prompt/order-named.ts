import { BadLine, type Command, type Given, ORDER, type Shop } from './command.ts';
import { nameOf } from './read-line.ts';

/** What is called out in the shop. An id never looks so. */
const NUMBER = /^\d{1,4}$/;

/**
 * What was typed, with the order's id in the place of its number. It is looked up once: between a question and its answer another
 * order may get the same number of a new day. Throws BadLine.
 */
export async function withOrderId(command: Command, given: Given, { call }: Shop): Promise<Given> {
  if (!command.args.includes(ORDER)) return given;
  const name = nameOf(ORDER);
  const typed = given.text(name) ?? '';
  const day = given.text('day');
  if (!NUMBER.test(typed)) {
    if (day !== undefined) throw new BadLine(`--day goes with an order's number, and "${typed}" is none`);
    return given;
  }
  const { id } = await call('order.find', { number: Number(typed), ...(day !== undefined && { day }) });
  return { ...given, text: (asked) => (asked === name ? id : given.text(asked)) };
}
