import { t } from '../base/language.js';

// Below, `item` is a dish of the menu and `options` what was chosen with it: `[{groupId, choiceId, quantity}]`.

const sum = (numbers) => numbers.reduce((so, one) => so + one, 0);
const optionOf = (options, groupId, choiceId) =>
  options.find((option) => option.groupId === groupId && option.choiceId === choiceId);
/** A choice as the menu has it; undefined where it has it no more. */
export const choiceOf = (item, { groupId, choiceId }) =>
  item.options.find(({ id }) => id === groupId)?.choices.find(({ id }) => id === choiceId);

export const countOf = (options, groupId, choiceId) => optionOf(options, groupId, choiceId)?.quantity ?? 0;

export const countInGroup = (options, group) =>
  sum(options.filter(({ groupId }) => groupId === group.id).map(({ quantity }) => quantity));

/** The options with so many of a choice, in the order of the menu; where one goes, it takes the place of the other. */
export function choose(item, options, { group, choiceId, quantity }) {
  const isReplaced = (option) => option.groupId === group.id && (group.max === 1 || option.choiceId === choiceId);
  const chosen = [...options.filter((option) => !isReplaced(option)), { groupId: group.id, choiceId, quantity }];
  return item.options.flatMap(({ id, choices }) =>
    choices.flatMap((choice) =>
      chosen.filter((one) => one.groupId === id && one.choiceId === choice.id && one.quantity),
    ),
  );
}

/** Those that can be had now. */
export const stillOffered = (item, options) => options.filter((option) => choiceOf(item, option)?.soldOut === false);

/** With names and prices, as the lines of an order have them; what the menu has no more is left out. */
export const namedOptions = (item, options) =>
  options.flatMap((option) => {
    const choice = choiceOf(item, option);
    return choice ? [{ ...option, name: choice.name, price: choice.price }] : [];
  });

/** What one of the dish costs with these options, in minor units. */
export const unitPriceOf = (item, options) =>
  item.price + sum(namedOptions(item, options).map(({ price, quantity }) => price * quantity));

/** The least that a dish costs with what must be chosen, in minor units, and whether it can cost more by that. */
export function leastPriceOf({ price, options }) {
  const required = options.filter(({ min }) => min > 0);
  const added = required.map(({ min, choices }) => min * Math.min(...choices.map((choice) => choice.price)));
  return {
    price: price + sum(added),
    varies: required.some(({ choices }) => choices.some(({ price }) => price !== choices[0].price)),
  };
}

/** How many of a group, in words. */
export function ruleOf({ min, max }) {
  if (min === max) return t('shop.rule.exactly', { count: max });
  return min > 0 ? t('shop.rule.between', { min, max }) : t('shop.rule.upTo', { count: max });
}

/** The groups of which too few or too many are chosen. */
export const groupsAmiss = (item, options) =>
  item.options.filter((group) => {
    const count = countInGroup(options, group);
    return count < group.min || count > group.max;
  });

/** Why a dish cannot be ordered with these options, a sentence each. */
export function faultsOf(item, options) {
  const lost = options.flatMap((option) => {
    const choice = choiceOf(item, option);
    if (!choice) return [t('shop.choiceGone')];
    return choice.soldOut ? [t('shop.choiceSoldOut', { choice: choice.name })] : [];
  });
  const amiss = groupsAmiss(item, options);
  return [...lost, ...amiss.map((group) => t('shop.groupAmiss', { group: group.name, rule: ruleOf(group) }))];
}
