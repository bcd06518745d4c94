import { inShop } from '../base/address.js';
import { html, useState } from '../base/view.js';
import { Placeholder } from './placeholder.js';

/** The shop's own, or one that its menu names elsewhere; a drawn one where that is missing or does not come. */
export function Picture({ item }) {
  const [failed, setFailed] = useState(null);
  const { picture } = item;
  if (!picture || picture === failed) return html`<${Placeholder} item=${item} />`;
  const src = picture.startsWith('/') ? inShop(`.${picture}`) : picture;
  return html`<img class="picture" src=${src} alt="" loading="lazy" width="320" height="240" onError=${() => setFailed(picture)} />`;
}
