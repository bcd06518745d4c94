import type { WantedLine } from '../domain/lines.ts';
import type { Offer, WantedOrder } from '../domain/offer.ts';
import type { Time, Touched } from './ports.ts';

/** An order as the contract has it. What is left out means: picked up, as soon as possible, no tip. */
export interface Wishes {
  lines: WantedLine[];
  service?: { kind: 'pickup' | 'table' };
  wanted?: string;
  tip?: number;
}

export const wantedOrder = ({ lines, service, wanted = 'asap', tip = 0 }: Wishes) =>
  ({
    lines,
    serving: service?.kind ?? 'pickup',
    wanted: wanted === 'asap' ? wanted : new Date(wanted),
    tip,
  }) satisfies WantedOrder;

/** What is loaded for an order that is wanted now. */
export const touchedBy = ({ lines }: WantedOrder, time: Time): Touched => ({
  itemIds: lines.map(({ itemId }) => itemId),
  time,
});

/** Times as texts. */
export const offerView = ({ slot, payBefore, ...offer }: Offer) => ({
  ...offer,
  slot: slot?.toISOString() ?? null,
  payBefore: payBefore?.toISOString() ?? null,
});
