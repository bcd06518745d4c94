import { clockTime } from '../base/format.js';
import { t } from '../base/language.js';
import { Top } from '../base/page.js';
import { useNow } from '../base/use-now.js';
import { html } from '../base/view.js';
import { CutOff } from './cut-off.js';
import { SoundButtons } from './sound-buttons.js';
import { Stations } from './stations.js';

/** What stands above the tickets: the clock, the connection, the station, the sound, and what can be opened. */
export const Head = ({ lostAt, sound, stations, chosen, choose, isAllDay, showAllDay, help }) => html`
  <${Top} title=${t('kitchen.title')} home="kitchen">
    <${Clock} />
    <p class="connection ${lostAt ? 'bad' : 'good'}">${t(lostAt ? 'kitchen.isCutOff' : 'kitchen.connected')}</p>
    <div class="tools">
      <${SoundButtons} ...${sound} />
      <button type="button" aria-pressed=${String(isAllDay)} onClick=${showAllDay}>${t('kitchen.allDay')}</button>
      <button type="button" aria-label=${t('kitchen.keys')} onClick=${help}>?</button>
    </div>
    <${Stations} stations=${stations} chosen=${chosen} choose=${choose} />
    <${CutOff} lostAt=${lostAt} />
  <//>`;

function Clock() {
  const now = useNow(1000);
  return html`<time class="clock">${clockTime(now)}</time>`;
}
