import { OPENING_DEFAULTS, type OpeningSettings } from './opening-settings.ts';
import { ContactRequired } from './stock-errors.ts';
import type { TaxSettings } from './taxes.ts';

export const CONTACT_FIELDS = ['name', 'phone', 'email'] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** What the shop goes by. */
export interface Shop {
  /** As customers know it; null where the shop does not say. */
  name: string | null;
  opening: OpeningSettings;
  taxes: TaxSettings | null;
  /** When a pause ends or ended. */
  paused: Date | null;
  /** What a customer has to leave. */
  contact: readonly ContactField[];
  /** How many cook at the same time; null where the shop does not say. */
  cooks: number | null;
  /** How long dishes are cooked that do not say it themselves, by their station. */
  stations: Readonly<Record<string, { minutes: number }>>;
}

/** Throws ContactRequired. */
export function assertContact({ contact }: Shop, given: readonly ContactField[]): void {
  const missing = contact.filter((field) => !given.includes(field));
  if (missing.length > 0) throw new ContactRequired(missing);
}

/** Where nobody has set anything: always open, and no taxes. */
export const PLAIN_SHOP: Shop = {
  ...{ opening: OPENING_DEFAULTS, taxes: null, paused: null, contact: [] },
  ...{ name: null, cooks: null, stations: {} },
};
