import { t } from '../../base/language.js';
import { html } from '../../base/view.js';

/** What can be chosen of a dish, and which of it is sold out. */
export const Choices = ({ dish, toggle }) => html`
  <details>
    <summary>${t('office.menu.choices')}<span class="unseen">: ${dish.name}</span></summary>
    ${dish.options.map(
      (group) => html`
        <fieldset key=${group.id}>
          <legend>${group.name}</legend>
          <div class="row">
            ${group.choices.map(
              ({ id, name, soldOut }) => html`
                <label key=${id} class="pick">
                  <input type="checkbox" checked=${soldOut} onChange=${() => toggle({ choice: { groupId: group.id, choiceId: id }, soldOut: !soldOut })} />
                  ${t('office.menu.choiceGone', { name })}
                </label>`,
            )}
          </div>
        </fieldset>`,
    )}
  </details>`;

/** The menu with a choice of a dish sold out, or back: until the shop's own says so, which may take a second. */
export function withChoice(menu, itemId, { choice: { groupId, choiceId }, soldOut }) {
  const change = (list, id, changed) => list.map((one) => (one.id === id ? { ...one, ...changed(one) } : one));
  const choices = (group) => ({ choices: change(group.choices, choiceId, () => ({ soldOut })) });
  const options = (dish) => ({ options: change(dish.options, groupId, choices) });
  return { ...menu, items: change(menu.items, itemId, options) };
}
