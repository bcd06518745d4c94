import { t } from '../base/language.js';
import { html } from '../base/view.js';
import { isSame } from './station-choice.js';

export const stationName = (chosen) =>
  chosen === null ? t('kitchen.allStations') : (chosen.station ?? t('kitchen.noStation'));

/** Which station this screen stands at; the one that was chosen stays on offer when it has nothing to cook. */
export function Stations({ stations, chosen, choose }) {
  const known = chosen === null || stations.some((one) => isSame(one, chosen)) ? stations : [...stations, chosen];
  if (known.length === 0) return null;
  return html`
    <div class="stations" role="group" aria-label=${t('kitchen.stations')}>
      ${[null, ...known].map(
        (one) => html`
        <button key=${stationName(one)} type="button" aria-pressed=${String(isSame(one, chosen))} onClick=${() => choose(one)}>
          ${stationName(one)}
        </button>`,
      )}
    </div>`;
}
