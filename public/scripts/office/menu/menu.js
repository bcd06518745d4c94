import { money, number, time } from '../../base/format.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { may } from '../../base/sign-in.js';
import { useLive } from '../../base/use-live.js';
import { html, useState } from '../../base/view.js';
import { Standing } from '../parts/standing.js';
import { useAnswer } from '../parts/use-answer.js';
import { useOwedFocus } from '../parts/use-owed-focus.js';
import { withChoice } from './choices.js';
import { ItemActions } from './item-actions.js';
import { Pause } from './pause.js';

/** The menu with what is on the shelf; what was taken off it is listed apart. */
export function Section({ session }) {
  const [archived, setArchived] = useState(false);
  const shelf = useAnswer(`/shelf${archived ? '?archived=true' : ''}`);
  const menu = useLive('/menu', { key: 'id' });
  const [wanted, setWanted] = useState('');
  const { head, owe } = useOwedFocus(shelf.answer);
  const moved = () => {
    owe();
    shelf.again();
  };
  const paused = (open) => menu.change((now) => ({ ...now, open }));
  const toggled = (item, choice) => menu.change((now) => withChoice(now, item.id, choice));
  const found = (shelf.answer?.items ?? []).filter(({ name, id }) =>
    `${name} ${id}`.toLowerCase().includes(wanted.toLowerCase()),
  );
  return html`
    <${Alert} text=${menu.isConnected ? null : t('common.offline', { time: time(menu.lostAt) })} />
    ${menu.answer && html`<${Pause} open=${menu.answer.open} paused=${paused} />`}
    <div class="panel filters">
      <div class="grows">
        <label for="dish">${t('office.menu.find')}</label>
        <input id="dish" ref=${head} type="search" maxlength="100" value=${wanted} onInput=${(event) => setWanted(event.target.value)} />
      </div>
      <label class="pick"><input type="checkbox" checked=${archived} onChange=${(event) => setArchived(event.target.checked)} /> ${t('office.menu.archived')}</label>
    </div>
    <${Standing} ...${shelf} />
    ${shelf.answer && found.length === 0 && html`<p class="quiet empty">${t('office.menu.none')}</p>`}
    <ul class="plain cards">
      ${found.map(
        (item) => html`
          <${Item} key=${item.id} item=${item} dish=${menu.answer?.items.find(({ id }) => id === item.id)} ...${{ archived, session, changed: shelf.again, moved, toggled }} />`,
      )}
    </ul>`;
}

const Item = ({ item, session, ...others }) => html`
  <li class="card">
    <span class="card-head">
      <strong>${item.name}</strong>
      ${item.soldOut && html`<span class="badge bad">${t('office.menu.soldOut')}</span>`}
      <span class="quiet">${stockText(item)}</span>
      ${item.isDish && html`<span class="price">${money(item.price, item.currency)}</span>`}
    </span>
    <span class="quiet">${item.category && `${item.category} · `}<code>${item.id}</code></span>
    <${ItemActions} item=${item} ...${others} isManager=${may(session, 'manager')} />
  </li>`;

function stockText({ units, available }) {
  if (units === null && available === null) return t('office.menu.uncounted');
  return units === null || units === available
    ? t('office.menu.available', { count: available ?? units })
    : t('office.menu.units', { units: number(units), available: number(available ?? units) });
}
