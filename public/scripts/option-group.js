import { el, keyedList, setText } from './dom.js';
import { addedMoney } from './format.js';
import { countInGroup, countOf, ruleOf } from './options.js';
import { stepper } from './stepper.js';

/** A group of options to choose from; `change(group, choiceId, quantity)` is told of each choice. */
export function optionGroup(group, change) {
  const rule = el('span', { className: 'rule' });
  const choices = el('ul', { className: 'plain' });
  const legend = el('legend', {}, group.name, ' ', rule);
  const node = el('fieldset', { className: 'option-group' }, legend, choices);
  const draw = keyedList(
    choices,
    ({ choice }) => choice.id,
    ({ choice }) => choiceLine(group, choice, (quantity) => change(group, choice.id, quantity)),
  );

  function update({ group: now, options, currency, amiss }) {
    setText(rule, ruleOf(now));
    node.classList.toggle('amiss', amiss);
    const room = now.max - countInGroup(options, now);
    draw(
      now.choices.map((choice) => ({
        choice,
        max: now.max,
        room,
        quantity: countOf(options, now.id, choice.id),
        currency,
      })),
    );
  }
  return { node, update };
}

/** Of some groups one choice must be taken, of others one may be, or several: then more than one of a choice, too. */
function choiceLine({ id, min, max }, { name }, set) {
  const type = min === 1 && max === 1 ? 'radio' : 'checkbox';
  const box = el('input', { type, name: `option-${id}`, onchange: () => set(box.checked ? 1 : 0) });
  const price = el('span', { className: 'price quiet' });
  let taken = 0;
  const steps = stepper(name, (by) => {
    set(taken + by);
    if (taken === 0) box.focus();
  });
  const label = el('label', {}, box, el('span', { className: 'choice-name' }, name), price);
  const node = el('li', { className: 'choice' }, label, steps.node);

  function update({ choice, max: most, room, quantity, currency }) {
    taken = quantity;
    box.checked = quantity > 0;
    box.disabled = choice.soldOut || (quantity === 0 && most > 1 && room <= 0);
    node.classList.toggle('gone', choice.soldOut);
    setText(price, choice.soldOut ? 'sold out' : addedMoney(choice.price, currency));
    steps.node.hidden = quantity === 0 || most === 1;
    steps.update(quantity, room > 0);
  }
  return { node, update };
}
