/** The hours of a day from its first with something in it to its last, those between with nothing in them; by the shop's clock. */
export function dayHours(hours) {
  if (hours.length === 0) return [];
  const last = hours.at(-1).hour;
  const shown = [];
  for (let hour = hours[0].hour; shown.length < 24; hour = (hour + 1) % 24) {
    shown.push(hours.find((one) => one.hour === hour) ?? { hour, orders: 0, paid: 0 });
    if (hour === last) break;
  }
  return shown;
}

/** How many of a hundred promises were kept; null where none is due yet. */
export const keptPercent = ({ kept, late }) => (kept + late === 0 ? null : Math.floor((kept * 100) / (kept + late)));

/** How many labels have room side by side on the narrowest screen. */
const MOST_LABELS = 5;

/** Those bars that bear a label, and how many bars wide each may be. */
export function labelled(bars) {
  const every = [1, 2, 3, 6].find((step) => bars.length / step <= MOST_LABELS) ?? bars.length;
  return bars
    .filter((_, i) => i % every === 0)
    .map((bar, i) => ({ ...bar, width: Math.min(every, bars.length - i * every) }));
}
