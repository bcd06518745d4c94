import { inShop } from './address.js';
import { orderable } from './basket.js';
import { byId, el, keyedList, setText } from './dom.js';
import { money } from './format.js';
import { stepper } from './stepper.js';

const FEW = 5;

/** Draws the menu by category, in the order in which the shop lists them. */
export function menuView() {
  const drawLinks = keyedList(byId('categories'), name, (group) => ({
    node: el('a', { href: `#${anchor(group)}` }, group.name),
    update() {},
  }));
  const drawSections = keyedList(byId('menu'), name, section);
  return (menu) => {
    const groups = [...Map.groupBy(menu, (item) => item.category)].map(([category, items]) => ({
      name: category,
      items,
    }));
    drawLinks(groups);
    drawSections(groups);
  };
}

const name = (group) => group.name;
const anchor = (group) => `category-${encodeURIComponent(group.name)}`;

function section(group) {
  const title = el('h2', {}, group.name);
  const dishes = el('ul', { className: 'plain dishes' });
  const draw = keyedList(dishes, (item) => item.id, dish);
  return { node: el('section', { id: anchor(group) }, title, dishes), update: (now) => draw(now.items) };
}

function dish(item) {
  const title = el('h3');
  const description = el('p', { className: 'quiet' });
  const price = el('span', { className: 'price' });
  const left = el('span', { className: 'left' });
  const steps = stepper(item);
  const foot = el('div', { className: 'dish-foot' }, price, left, steps.node);
  const node = el(
    'li',
    { className: 'dish' },
    ...picture(item),
    el('div', { className: 'dish-text' }, title, description),
    foot,
  );

  function update(now) {
    const remaining = orderable(now);
    setText(title, now.name);
    setText(description, now.description);
    setText(price, money(now.price, now.currency));
    setText(left, remaining === 0 ? 'Sold out' : remaining <= FEW ? `Only ${remaining} left` : '');
    node.classList.toggle('gone', remaining === 0);
    steps.update(now);
  }
  return { node, update };
}

/** Only pictures of our own: this page asks nobody else for anything. */
function picture(item) {
  if (!/^\/[^/\\]/.test(item.picture ?? '')) return [];
  const image = el('img', { src: inShop(`.${item.picture}`), alt: '', loading: 'lazy', width: 96, height: 96 });
  image.addEventListener('error', () => image.remove());
  return [image];
}
