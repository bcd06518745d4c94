import { call } from './api.js';
import { byId, el, keyedList, showMessage } from './dom.js';
import * as times from './times.js';

const OLD_MS = 60_000;

/**
 * Asks when the order is wanted: as soon as possible, at one of the shop's times, or at any where it has no slots.
 * `told(shop)` hears what the shop says of itself and its times, `changed()` of a time that was chosen by a button.
 */
export function whenView({ told, changed }) {
  const [asap, later, daySelect, slotSelect, input] = ['asap', 'later', 'day', 'slot', 'time'].map((name) =>
    byId(`when-${name}`),
  );
  const drawDays = keyedList(daySelect, ({ day }) => day, option);
  const drawSlots = keyedList(slotSelect, ({ slot }) => slot, option);
  const drawNext = keyedList(
    byId('when-next'),
    ({ slot }) => slot,
    ({ slot, name }) => ({ node: el('button', { type: 'button', onclick: () => choose(slot) }, name), update() {} }),
  );
  let shop;
  let days = [];
  let chosen = null;
  let loadedAt = 0;
  let loads = 0;

  /** What can be had of a day; at first of the next one on which the shop is open. Only the last question counts. */
  async function load(day) {
    loads += 1;
    const load = loads;
    loadedAt = Date.now();
    try {
      let answer = await call(day ? `/slots?day=${day}` : '/slots');
      const first = day ?? times.firstDay(answer);
      if (first !== answer.day) answer = await call(`/slots?day=${first}`);
      if (load !== loads) return;
      if (!shop && !answer.open.isOpen) later.checked = true;
      shop = answer;
    } catch (error) {
      showMessage(byId('when-none'), error.message);
      return;
    }
    showMessage(byId('when-none'), null);
    draw();
    told(shop);
  }

  function draw() {
    byId('when-times').hidden = !later.checked;
    if (!later.checked || !shop) return;
    const hasSlots = shop.slotMinutes !== null;
    byId('with-slots').hidden = !hasSlots;
    byId('without-slots').hidden = hasSlots;
    if (hasSlots) drawTimes();
    else input.value ||= times.localInput(times.firstTime(shop.open));
    const zone = times.isElsewhere(shop.timeZone) ? `Times are by your clock; the shop is in ${shop.timeZone}.` : null;
    showMessage(byId('when-zone'), zone);
  }
  function drawTimes() {
    const slots = times.timesOffered(shop.slots, chosen);
    chosen ??= slots[0] ?? null;
    days = times.daysOffered(days, shop.day);
    drawDays(days);
    daySelect.value = shop.day;
    drawSlots(slots.map((slot) => ({ slot, name: times.choiceText(slot, shop) })));
    slotSelect.value = chosen;
    slotSelect.disabled = slots.length === 0;
    showMessage(byId('when-none'), slots.length === 0 ? 'Nothing is free on this day. Please choose another.' : null);
  }
  function choose(slot) {
    later.checked = true;
    chosen = slot;
    draw();
    load(times.dayOf(slot, shop.timeZone));
    changed();
    slotSelect.focus();
  }

  asap.addEventListener('input', draw);
  later.addEventListener('input', () => {
    draw();
    load(shop?.day);
  });
  daySelect.addEventListener('input', () => {
    chosen = null;
    load(daySelect.value);
  });
  slotSelect.addEventListener('input', () => {
    chosen = slotSelect.value;
  });
  const reload = () => load(shop?.day);
  return {
    /** `asap`, a UTC time, or null while none is chosen. */
    wanted() {
      if (asap.checked) return 'asap';
      return shop?.slotMinutes === null ? times.fromLocalInput(input.value) : chosen;
    },
    /** Shows times that can be had instead. */
    offer: (slots) => drawNext(slots.map((slot) => ({ slot, name: times.choiceText(slot) }))),
    reload,
    refresh: () => (Date.now() - loadedAt > OLD_MS ? reload() : undefined),
  };
}

function option({ day, slot = day, name }) {
  return { node: el('option', { value: slot }, name), update() {} };
}
