import { OPENING_DEFAULTS, type OpeningSettings } from './opening-settings.ts';
import type { TaxSettings } from './taxes.ts';

export type ContactField = 'name' | 'phone' | 'email';

/** What the shop goes by. */
export interface Shop {
  opening: OpeningSettings;
  taxes: TaxSettings | null;
  /** When a pause ends or ended. */
  paused: Date | null;
  /** What a customer has to leave. */
  contact: readonly ContactField[];
}

/** Where nobody has set anything: always open, and no taxes. */
export const PLAIN_SHOP: Shop = { opening: OPENING_DEFAULTS, taxes: null, paused: null, contact: [] };
