import { post, send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { amountText, minorUnits } from '../../base/minor-units.js';
import { Alert } from '../../base/page.js';
import { randomId } from '../../base/storage.js';
import { html, useState } from '../../base/view.js';
import { Ask } from '../parts/ask.js';
import { useAction } from '../parts/use-action.js';
import { Choices } from './choices.js';

/**
 * What can be done with an item. `dish`: how the menu shows it, with its choices. `changed`: something of it is another;
 * `moved`: it is on the menu again, or not any more; `toggled`: a choice of it is sold out, or back.
 */
export function ItemActions({ item, dish, archived, changed, moved, toggled, isManager }) {
  const { run, trouble, isBusy } = useAction();
  const at = `/items/${item.id}`;
  const soldOut = (what) => run(() => post(`${at}/sold-out`, what));
  const turn = async () => (await soldOut({ soldOut: !item.soldOut })) && changed();
  /** Its box shows at once what was pressed, and again what is so where the shop refuses that. */
  async function toggle(what) {
    toggled(item, what);
    if (!(await soldOut(what))) toggled(item, { ...what, soldOut: !what.soldOut });
  }
  const restore = async () => (await run(() => post(`${at}/restore`))) && moved();
  if (archived) {
    return html`
      <${Alert} text=${trouble} />
      ${isManager && html`<div class="row" role="group" aria-label=${item.name}><button type="button" aria-busy=${isBusy} onClick=${restore}>${t('office.menu.restore')}</button></div>`}`;
  }
  return html`
    <${Alert} text=${trouble} />
    <div class="row" role="group" aria-label=${item.name}>
      <button type="button" aria-pressed=${item.soldOut} aria-busy=${isBusy} onClick=${turn}>
        ${t('office.menu.soldOut')}
      </button>
      ${
        isManager &&
        html`<${Restock} at=${at} changed=${changed} /><${Edit} ...${{ at, item, dish, changed }} />
        <${Ask} label=${t('office.menu.archive')} about=${t('office.menu.archiveAbout')} act=${() => post(`${at}/archive`)} done=${moved} />`
      }
    </div>
    ${dish?.options.length > 0 && html`<${Choices} dish=${dish} toggle=${toggle} />`}`;
}

function Restock({ at, changed }) {
  const [key, setKey] = useState(randomId());
  const act = ({ quantity, note }) => {
    const about = note.value.trim();
    return post(
      `${at}/restock`,
      { quantity: Number(quantity.value), ...(about && { note: about }) },
      { 'Idempotency-Key': key },
    );
  };
  const done = () => {
    setKey(randomId());
    changed();
  };
  return html`
    <${Ask} label=${t('office.menu.restock')} isDanger=${false} act=${act} done=${done}>
      <label for="quantity">${t('office.menu.quantity')}</label>
      <input id="quantity" type="number" required min="-100000" max="100000" step="1" />
      <label for="note">${t('office.menu.note')}</label>
      <input id="note" maxlength="200" autocomplete="off" />
    <//>`;
}

/** Only what was changed is sent; a price that is none is refused by the field. */
function Edit({ at, item, dish, changed }) {
  const act = (fields) => {
    const price = item.isDish ? minorUnits(fields.price.value, item.currency) : item.price;
    const now = {
      name: fields.name.value.trim(),
      category: fields.category.value.trim(),
      price,
      ...(dish && { description: fields.description.value.trim() }),
    };
    const before = { ...item, ...(dish && { description: dish.description }) };
    const body = Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== before[name]));
    return Object.keys(body).length === 0 ? null : send('PATCH', at, body);
  };
  return html`
    <${Ask} label=${t('office.menu.edit')} title=${item.name} yes=${t('common.save')} isDanger=${false} act=${act} done=${changed}>
      <label for="name">${t('office.menu.name')}</label>
      <input id="name" required maxlength="200" defaultValue=${item.name} />
      <label for="category">${t('office.menu.category')}</label>
      <input id="category" required=${item.category !== ''} maxlength="100" defaultValue=${item.category} />
      ${
        item.isDish &&
        html`
        <label for="price">${t('office.menu.price', { currency: item.currency.toUpperCase() })}</label>
        <input id="price" required inputmode="decimal" pattern="\\d{1,7}([.,]\\d{1,3})?" defaultValue=${amountText(item.price, item.currency)} />`
      }
      ${
        dish &&
        html`
        <label for="description">${t('office.menu.description')}</label>
        <textarea id="description" maxlength="2000" rows="3">${dish.description}</textarea>`
      }
    <//>`;
}
