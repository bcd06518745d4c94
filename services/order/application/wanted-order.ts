import type { Contact, Details, Service } from '../domain/customer.ts';
import type { WantedLine } from '../domain/lines.ts';
import type { WantedOrder } from './ports.ts';

/** What an order is made of, as clients say it. */
export interface Wishes {
  items: (Omit<WantedLine, 'itemId'> & { id: string })[];
  contact?: Contact;
  service?: Service;
  wanted?: string;
  note?: string;
  tip?: number;
  expectedTotal?: number;
}

export const wantedOrder = (wishes: Wishes): WantedOrder => {
  const { service, wanted } = detailsOf(wishes);
  const lines = wishes.items.map(({ id: itemId, ...line }) => ({ itemId, ...line }));
  return { lines, service, wanted, tip: wishes.tip ?? 0 };
};

export const detailsOf = ({ contact, service, wanted = 'asap', note }: Wishes): Details => ({
  contact: contact && Object.keys(contact).length > 0 ? contact : null,
  service: service ?? { kind: 'pickup' },
  wanted: wanted === 'asap' ? wanted : new Date(wanted),
  note: note || null,
});
