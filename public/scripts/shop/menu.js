import { html } from '../base/view.js';
import { Dish } from './dish.js';

export const anchorOf = (name) => `category-${encodeURIComponent(name)}`;

/** The menu by category. */
export const Menu = ({ groups, open }) =>
  groups.map(
    ({ name, items }) => html`
      <section key=${name} id=${anchorOf(name)} class="category" aria-labelledby="${anchorOf(name)}-title">
        <h2 id="${anchorOf(name)}-title" tabindex="-1">${name}</h2>
        <ul class="plain dishes">
          ${items.map((item) => html`<${Dish} key=${item.id} item=${item} open=${open} />`)}
        </ul>
      </section>`,
  );
