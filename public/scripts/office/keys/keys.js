import { t } from '../../base/language.js';
import { may } from '../../base/sign-in.js';
import { html, useState } from '../../base/view.js';
import { ShownOnce } from '../parts/shown-once.js';
import { Standing } from '../parts/standing.js';
import { useAnswer } from '../parts/use-answer.js';
import { useOwedFocus } from '../parts/use-owed-focus.js';
import { Key } from './key.js';
import { keyState } from './key-state.js';
import { MakeKey } from './make-key.js';
import { Sessions } from './sessions.js';

/** Who may come in: the keys of people, devices and programs, and the devices that are signed in. */
export function Section({ session }) {
  const [made, setMade] = useState(null);
  const [ended, setEnded] = useState(0);
  const keys = useAnswer('/keys');
  const shown = (key) => {
    setMade(key);
    keys.again();
  };
  const { head, owe } = useOwedFocus(keys.answer);
  const revoked = () => {
    owe();
    setEnded(ended + 1);
    keys.again();
  };
  return html`
    ${
      made &&
      html`
      <${ShownOnce}
        label=${t('office.keys.secret', { name: made.name })}
        about=${t('office.keys.secretAbout')}
        secret=${made.key}
        kept=${() => setMade(null)}
      />`
    }
    <${MakeKey} session=${session} made=${shown} />
    <${Standing} ...${keys} />
    ${keys.answer && html`<${Keys} keys=${keys.answer.items} made=${shown} revoked=${revoked} head=${head} />`}
    ${may(session, 'manager') && html`<${Sessions} ended=${ended} />`}`;
}

function Keys({ keys, made, revoked, head }) {
  const valid = keys.filter((key) => keyState(key) === 'valid');
  const over = keys.filter((key) => keyState(key) !== 'valid');
  const cards = (some) => html`
    <ul class="plain cards in-columns">${some.map((key) => html`<${Key} key=${key.id} about=${key} made=${made} revoked=${revoked} />`)}</ul>`;
  return html`
    <h2 ref=${head} tabindex="-1">${t('office.keys.valid')}</h2>
    ${valid.length === 0 && html`<p class="quiet empty">${t('office.keys.none')}</p>`}
    ${cards(valid)}
    ${
      over.length > 0 &&
      html`
      <details>
        <summary>${t('office.keys.over', { count: over.length })}</summary>
        ${cards(over)}
      </details>`
    }`;
}
