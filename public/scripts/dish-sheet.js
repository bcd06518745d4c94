import { changeLine, quantityOf, roomFor, setQuantity } from './basket.js';
import { byId, keyedList, setText, showMessage } from './dom.js';
import { allergensText, money } from './format.js';
import { optionGroup } from './option-group.js';
import { choose, groupsAmiss, stillOffered, unitPriceOf } from './options.js';

/** Asks how a dish is wanted, its options and a note, and puts it into the basket so. */
export function dishSheet() {
  const dialog = byId('dish');
  let item;
  let options = [];
  /** The line of the basket that is being changed, if it is one. */
  let changed = null;
  /** Whether it was tried to take the dish with too few or too many options. */
  let isRefused = false;
  let drawGroups;
  let opener;

  function open(dish, line = null) {
    opener = document.activeElement;
    [item, changed, isRefused] = [dish, line, false];
    options = line?.options ?? [];
    byId('dish-note').value = line?.note ?? '';
    byId('dish-groups').replaceChildren();
    drawGroups = keyedList(
      byId('dish-groups'),
      ({ group }) => group.id,
      ({ group }) => optionGroup(group, change),
    );
    draw();
    dialog.showModal();
    dialog.scrollTop = 0;
  }
  function change(group, choiceId, quantity) {
    options = choose(item, options, { group, choiceId, quantity });
    draw();
  }
  function draw() {
    options = stillOffered(item, options);
    const amiss = isRefused ? groupsAmiss(item, options) : [];
    const { currency } = item;
    drawGroups(item.options.map((group) => ({ group, options, currency, amiss: amiss.includes(group) })));
    drawTexts(item, { verb: changed ? 'Change' : 'Add', price: unitPriceOf(item, options) });
    const isSoldOut = !changed && roomFor(item) <= 0;
    byId('dish-take').disabled = isSoldOut;
    const lack = amiss.length > 0 ? `Please choose: ${amiss.map(({ name }) => name).join(', ')}` : null;
    showMessage(byId('dish-error'), isSoldOut ? 'No more of it can be ordered.' : lack);
  }
  function take(event) {
    isRefused = groupsAmiss(item, options).length > 0;
    if (isRefused) {
      event.preventDefault();
      draw();
      return dialog.querySelector('.amiss input:enabled')?.focus();
    }
    const line = { id: item.id, options, note: byId('dish-note').value.trim() };
    if (changed) changeLine(changed, line);
    else setQuantity(line, quantityOf(line) + 1);
  }
  /** The menu may change while one chooses. */
  function update(menu) {
    item = menu.find(({ id }) => id === item?.id) ?? item;
    if (dialog.open) draw();
  }

  dialog.querySelector('form').addEventListener('submit', take);
  byId('dish-leave').addEventListener('click', () => dialog.close());
  // The button to which focus would return is gone with the line that was changed.
  dialog.addEventListener('close', () => {
    if (!opener.isConnected) byId('basket-title').focus();
  });
  return { open, update };
}

function drawTexts({ name, description, allergens, currency }, { verb, price }) {
  setText(byId('dish-title'), name);
  setText(byId('dish-about'), description);
  showMessage(byId('dish-allergens'), allergensText(allergens));
  setText(byId('dish-take'), price > 0 ? `${verb} · ${money(price, currency)}` : verb);
}
