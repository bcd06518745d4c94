import { type Choice, type Item, isSoldOut, type OptionGroup } from './item.ts';
import type { FieldFault } from './stock-errors.ts';

/** A choice as a customer names it; one of it, if no quantity is given. */
export interface Chosen {
  groupId: string;
  choiceId: string;
  quantity?: number | undefined;
}

/** A choice as it is frozen in a line; the price is that of one, in minor units. */
export interface Option {
  groupId: string;
  choiceId: string;
  name: string;
  price: number;
  quantity: number;
}

/** The choices of one line in the order of the menu. What is wrong with them is added to `faults`, each by its path below `path`. */
export function chosenOptions(
  item: Item,
  chosen: readonly Chosen[],
  { path, faults, now }: { path: string; faults: FieldFault[]; now: Date },
): Option[] {
  const add = (field: string, message: string) => faults.push({ field, message: `${field}: ${message}` });
  chosen.forEach((one, i) => {
    const fault = faultOf(item, chosen.slice(0, i), one, now);
    if (fault) add(`${path}[${i}].${fault.field}`, fault.message);
  });
  return item.options.flatMap((group) => {
    const those = chosen.filter(({ groupId }) => groupId === group.id);
    const count = those.reduce((sum, { quantity = 1 }) => sum + quantity, 0);
    const message = countFault(group, count);
    if (message) add(path, message);
    return group.choices.flatMap((choice) => {
      const found = those.find(({ choiceId }) => choiceId === choice.id);
      return found ? [frozen(group, choice, found.quantity ?? 1)] : [];
    });
  });
}

function faultOf(
  item: Item,
  before: readonly Chosen[],
  { groupId, choiceId, quantity = 1 }: Chosen,
  now: Date,
): FieldFault | undefined {
  const group = item.options.find(({ id }) => id === groupId);
  if (!group) return { field: 'groupId', message: `${item.id} has no options '${groupId}'` };
  const choice = group.choices.find(({ id }) => id === choiceId);
  if (!choice) return { field: 'choiceId', message: `'${choiceId}' is no choice of '${groupId}'` };
  if (before.some((other) => other.groupId === groupId && other.choiceId === choiceId))
    return { field: 'choiceId', message: `'${choiceId}' is named twice; its quantity says how many` };
  if (isSoldOut(choice, now)) return { field: 'choiceId', message: `'${choiceId}' is sold out` };
  if (!Number.isSafeInteger(quantity) || quantity < 1)
    return { field: 'quantity', message: 'must be a whole number of at least 1' };
  return undefined;
}

function countFault({ id, min, max }: OptionGroup, count: number): string | undefined {
  if (count < min) return `at least ${min} of '${id}' must be chosen`;
  return count > max ? `at most ${max} of '${id}' can be chosen` : undefined;
}

const frozen = (group: OptionGroup, { id, name, price }: Choice, quantity: number): Option => ({
  groupId: group.id,
  choiceId: id,
  name,
  price,
  quantity,
});
