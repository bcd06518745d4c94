import { t } from '../base/language.js';
import { html } from '../base/view.js';

/** While the browser keeps the sound locked the button says so, loudly: a kitchen that hears nothing cooks nothing. */
export function SoundButtons({ isOn, isLocked, turn, play }) {
  const test = () => {
    turn(true);
    play('fresh', true);
  };
  if (!isOn || isLocked)
    return html`<button type="button" class="sound-off" onClick=${test}>${t(isOn ? 'kitchen.soundLocked' : 'kitchen.soundOff')}</button>`;
  return html`
    <button type="button" onClick=${test}>♪ ${t('kitchen.testSound')}</button>
    <button type="button" onClick=${() => turn(false)}>${t('kitchen.mute')}</button>`;
}
