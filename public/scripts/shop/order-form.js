import { t } from '../base/language.js';
import { html } from '../base/view.js';
import { Field, Pick } from './field.js';
import { When } from './when.js';

const TIPS = ['0', '5', '10', '15'];
const CONTACT = {
  name: { autocomplete: 'name', maxlength: 100 },
  phone: { type: 'tel', autocomplete: 'tel', maxlength: 30 },
  email: { type: 'email', autocomplete: 'email', maxlength: 254 },
};

/** What the shop wants to know of an order beside its dishes. */
export const OrderForm = (checkout) => html`
  <${When} ...${checkout} />
  <${Where} ...${checkout} />
  <${Contact} ...${checkout} />
  <${Tip} ...${checkout} />`;

const Where = ({ wish, set, no }) => html`
  <fieldset>
    <legend>${t('shop.where')}</legend>
    <div class="picks">
      <${Pick} name="service" value="pickup" chosen=${wish.kind} take=${(kind) => set({ kind })}>${t('shop.pickup')}<//>
      <${Pick} name="service" value="table" chosen=${wish.kind} take=${(kind) => set({ kind })}>${t('shop.atTable')}<//>
    </div>
    ${wish.kind === 'table' && html`<${Field} path="service.table" label=${t('shop.table')} required maxlength="20" value=${wish.table} fault=${no.ofFields.get('service.table')} onInput=${(event) => set({ table: event.target.value })} />`}
  </fieldset>`;

function Contact({ wish, set, no, opening }) {
  const wanted = opening.shop?.contact ?? [];
  const field = ([name, attributes]) => html`
    <${Field}
      key=${name}
      path="contact.${name}"
      label=${t(`shop.${name}`)}
      rule=${t(wanted.includes(name) ? 'shop.required' : 'shop.optional')}
      required=${wanted.includes(name)}
      fault=${no.ofFields.get(`contact.${name}`)}
      value=${wish[name]}
      onInput=${(event) => set({ [name]: event.target.value })}
      ...${attributes}
    />`;
  return html`
    <fieldset>
      <legend>${t('shop.contact')}</legend>
      ${Object.entries(CONTACT).map(field)}
      <${Field} path="note" label=${t('shop.note')} rule=${t('shop.optional')} maxlength="200" value=${wish.note} fault=${no.ofFields.get('note')} onInput=${(event) => set({ note: event.target.value })} />
    </fieldset>`;
}

function Tip({ wish, set, no }) {
  const fault = no.ofFields.get('tip');
  const take = (tip) => set({ tip });
  return html`
    <fieldset>
      <legend>${t('common.tip')}</legend>
      <div class="picks">
        ${TIPS.map((tip) => html`<${Pick} key=${tip} name="tip" value=${tip} chosen=${wish.tip} take=${take}>${tip === '0' ? t('shop.noTip') : t('shop.tipOf', { percent: Number(tip) })}<//>`)}
        <${Pick} name="tip" value="own" chosen=${wish.tip} take=${take}>${t('shop.otherTip')}<//>
      </div>
      ${
        wish.tip === 'own'
          ? html`<${Field} path="tip" label=${t('shop.amount')} inputmode="decimal" maxlength="12" value=${wish.ownTip} fault=${fault} onInput=${(event) => set({ ownTip: event.target.value })} />`
          : html`<p class="fault" role="status">${fault}</p>`
      }
    </fieldset>`;
}
