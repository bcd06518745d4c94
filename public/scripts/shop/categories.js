import { t } from '../base/language.js';
import { html, useEffect, useRef, useState } from '../base/view.js';
import { anchorOf } from './menu.js';

/** Leads to the categories; the one that is on the screen is marked. */
export function Categories({ names }) {
  const current = useCurrent(names);
  const nav = useRef(null);
  useEffect(() => {
    const link = nav.current.querySelector('[aria-current]');
    if (link) nav.current.scrollLeft = link.offsetLeft - nav.current.offsetLeft - 24;
  }, [current]);
  return html`
    <nav ref=${nav} class="categories" aria-label=${t('shop.categories')}>
      ${names.map(
        (name) =>
          html`<a key=${name} href="#${anchorOf(name)}" aria-current=${name === current ? 'true' : null}>${name}</a>`,
      )}
    </nav>`;
}

/** The last category that has begun above the upper third of the screen. */
function useCurrent(names) {
  const [current, setCurrent] = useState(null);
  useEffect(() => {
    let isAsked = false;
    const look = () => {
      isAsked = false;
      const begun = names.filter(
        (name) => document.getElementById(anchorOf(name))?.getBoundingClientRect().top < innerHeight / 3,
      );
      setCurrent(begun.pop() ?? names[0] ?? null);
    };
    const ask = () => {
      if (!isAsked) requestAnimationFrame(look);
      isAsked = true;
    };
    ask();
    addEventListener('scroll', ask, { passive: true });
    return () => removeEventListener('scroll', ask);
  }, [names.join('\n')]);
  return current;
}
