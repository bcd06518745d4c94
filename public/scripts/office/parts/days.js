/** When a day (`2026-01-31`) begins by this device's clock. */
export const startOfDay = (day) => midnight(day, 0);
/** When the next day begins: by then the day is over. */
export const endOfDay = (day) => midnight(day, 1);

function midnight(day, later) {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
