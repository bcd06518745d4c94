/** What somebody of the shop did to an item or a setting, for the audit trail. No customer is in it. */
export interface StaffChange {
  at: Date;
  /** Null where the caller did not say. */
  who: string | null;
  /** The action's name. */
  what: string;
  kind: 'item' | 'setting';
  /** Of the item, or the setting's name. */
  id: string;
  /** A few words; what is longer than 300 characters is cut off. */
  details: string | null;
}
