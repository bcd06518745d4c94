import { inShop } from './address.js';
import { isFull, orderable, plain, quantityOf, roomFor, setQuantity } from './basket.js';
import { byId, el, keyedList, setText, showMessage } from './dom.js';
import { allergensText, money } from './format.js';
import { leastPriceOf } from './options.js';
import { stepper } from './stepper.js';

const FEW = 5;

/** Draws the menu by category, in the order in which the shop lists them; `open(item)` asks how a dish is wanted. */
export function menuView(open) {
  const drawLinks = keyedList(byId('categories'), name, (group) => ({
    node: el('a', { href: `#${anchor(group)}` }, group.name),
    update() {},
  }));
  const drawSections = keyedList(byId('menu'), name, (group) => section(group, open));
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

function section(group, open) {
  const title = el('h2', {}, group.name);
  const dishes = el('ul', { className: 'plain dishes' });
  const draw = keyedList(
    dishes,
    (item) => item.id,
    (item) => dish(item, open),
  );
  return { node: el('section', { id: anchor(group) }, title, dishes), update: (now) => draw(now.items) };
}

function dish(item, open) {
  const title = el('h3');
  const description = el('p', { className: 'quiet' });
  const allergens = el('p', { className: 'allergens' });
  const price = el('span', { className: 'price' });
  const left = el('span', { className: 'left' });
  const button = el('div');
  const foot = el('div', { className: 'dish-foot' }, price, left, button);
  const text = el('div', { className: 'dish-text' }, title, description, allergens);
  const node = el('li', { className: 'dish' }, ...picture(item), text, foot);
  const drawButton = keyedList(
    button,
    ({ options }) => options.length > 0,
    ({ options }) => (options.length > 0 ? chooser(open) : adder(item)),
  );

  function update(now) {
    const remaining = orderable(now);
    setText(title, now.name);
    setText(description, now.description);
    showMessage(allergens, allergensText(now.allergens));
    setText(price, priceText(now));
    setText(left, remaining === 0 ? 'Sold out' : remaining <= FEW ? `Only ${remaining} left` : '');
    node.classList.toggle('gone', remaining === 0);
    drawButton([now]);
  }
  return { node, update };
}

function priceText(item) {
  const { price, varies } = leastPriceOf(item);
  const amount = money(price, item.currency);
  return varies ? `from ${amount}` : amount;
}

/** Puts a dish without options into the basket as it comes. */
function adder(item) {
  const line = plain(item);
  const steps = stepper(item.name, (by) => setQuantity(line, quantityOf(line) + by));
  function update(now) {
    const quantity = quantityOf(line);
    steps.node.hidden = quantity === 0 && orderable(now) === 0;
    steps.update(quantity, roomFor(now) > 0 && (quantity > 0 || !isFull()));
  }
  return { node: steps.node, update };
}

function chooser(open) {
  const node = el('button', { type: 'button' }, 'Choose');
  function update(now) {
    node.ariaLabel = `Choose ${now.name}`;
    node.hidden = orderable(now) === 0;
    node.disabled = roomFor(now) <= 0 || isFull();
    node.onclick = () => open(now);
  }
  return { node, update };
}

/** The shop's own, or one that its menu names elsewhere. */
function picture({ picture: address }) {
  if (!address) return [];
  const src = address.startsWith('/') ? inShop(`.${address}`) : address;
  const image = el('img', { src, alt: '', loading: 'lazy', width: 96, height: 96 });
  image.addEventListener('error', () => image.remove());
  return [image];
}
