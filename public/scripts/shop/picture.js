import { inShop } from '../base/address.js';
import { html, useState } from '../base/view.js';
import { hueOf, motifOf } from './motif.js';

/** Each on a sheet of 64 by 64, by lines. */
const DRAWN = {
  pizza: 'M32 54 10 18q22-14 44 0zM14 24q18-10 36 0M27 30a3 3 0 1 0 .1 0M38 28a3 3 0 1 0 .1 0M32 40a3 3 0 1 0 .1 0',
  pasta:
    'M10 34h44q-2 18-22 18T10 34zM16 34q0-12 8-12t8 12M24 34q0-14 8-14t8 14M32 34q0-12 8-12t8 12M38 22l12-12M42 24l12-10',
  salad: 'M8 34h48q-2 20-24 20T8 34zM16 34q-6-12 6-14 2-10 12-6 12-4 12 8 8 2 4 12M24 34q0-8 6-12M40 34q2-8-4-12',
  soup: 'M8 32h48q-2 20-24 20T8 32zM20 52v4h24v-4M22 26q-4-4 0-8t0-8M32 26q-4-4 0-8t0-8M42 26q-4-4 0-8t0-8',
  burger:
    'M10 28q2-16 22-16t22 16zM8 34q6 5 12 0t12 0 12 0 12 0M10 42h44q0 10-10 10H20q-10 0-10-10zM24 20h.1M34 18h.1M42 22h.1',
  dessert: 'M16 34h32l-5 20H21zM14 34q-2-8 6-9 0-12 12-12t12 12q8 1 6 9M32 13V8M26 34l2 20M38 34l-2 20',
  drink: 'M18 14h28l-4 42H22zM20 28h24M36 14l6-10M28 38h.1M36 44h.1M28 48h.1',
  coffee:
    'M12 26h32v14q0 12-12 12h-8q-12 0-12-12zM44 30h4q6 0 6 6t-6 6h-4M10 56h36M22 20q-3-4 0-7t0-7M32 20q-3-4 0-7t0-7',
  plate: 'M32 14a18 18 0 1 0 .1 0M32 22a10 10 0 1 0 .1 0M6 14v10q0 4 4 4v22M14 14v10q0 4-4 4M56 14q-6 6-4 18h4v18',
};

/** What is shown of a dish that has no picture, by what kind of dish it is, in the colour of its category. */
const Placeholder = ({ item }) => html`
  <svg class="picture hue-${hueOf(item.category)}" viewBox="-8 -8 80 80" aria-hidden="true">
    <path d=${DRAWN[motifOf(item)]} />
  </svg>`;

/** The shop's own, or one that its menu names elsewhere; a drawn one where that is missing or does not come. */
export function Picture({ item }) {
  const [failed, setFailed] = useState(null);
  const { picture } = item;
  if (!picture || picture === failed) return html`<${Placeholder} item=${item} />`;
  const src = picture.startsWith('/') ? inShop(`.${picture}`) : picture;
  return html`<img class="picture" src=${src} alt="" loading="lazy" width="320" height="240" onError=${() => setFailed(picture)} />`;
}
