import { HoursInvalid } from '../domain/opening-errors.ts';
import { openingProblems } from '../domain/opening-problems.ts';
import type { OpeningSettings } from '../domain/opening-settings.ts';
import type { StockDeps } from './ports.ts';

/** All of the settings: null where the shop has none of the kind. */
interface Hours {
  timeZone: string;
  /** Null: around the clock. */
  hours: OpeningSettings['hours'] | null;
  exceptions: NonNullable<OpeningSettings['exceptions']>;
  leadMinutes: number;
  lastOrderMinutes: number;
  slotMinutes: number | null;
  slotOrders: number | null;
  dayEnds: string;
}

export async function hours(_: unknown, { stock }: StockDeps) {
  return hoursView((await stock.shop()).opening);
}

/** Replaces the hours, for every order from now on; what was reserved keeps its time. Throws HoursInvalid. */
export async function setHours({ hours, slotMinutes, slotOrders, ...same }: Hours, { stock, now, who }: StockDeps) {
  const settings: OpeningSettings = {
    ...same,
    ...(hours && { hours }),
    ...(slotMinutes !== null && { slotMinutes }),
    ...(slotOrders !== null && { slotOrders }),
  };
  const problems = openingProblems({ ...settings });
  if (problems.length > 0) throw new HoursInvalid(problems);
  await stock.setOpening(settings, { at: now(), who, what: 'setHours', kind: 'setting', id: 'hours', details: null });
  return hoursView((await stock.shop()).opening);
}

function hoursView({ hours, exceptions = [], slotMinutes, slotOrders, ...same }: OpeningSettings) {
  return {
    timeZone: same.timeZone,
    hours: hours ? hours.map(({ days, from, to }) => ({ days: [...days], from, to })) : null,
    exceptions: [...exceptions],
    leadMinutes: same.leadMinutes,
    lastOrderMinutes: same.lastOrderMinutes,
    slotMinutes: slotMinutes ?? null,
    slotOrders: slotOrders ?? null,
    dayEnds: same.dayEnds,
  };
}
