import { COUNTER, MANAGERS } from '../../platform/contract/access.ts';
import { contract } from '../../platform/contract/contract.ts';
import { plainText } from '../../platform/contract/note.ts';
import {
  array,
  boolean,
  id,
  integer,
  object,
  optional,
  orNull,
  string,
  text,
  utcTime,
  whole,
  yesOrNo,
} from '../../platform/contract/schema.ts';
import { archived, hours, itemId, ofItem, open } from './stock-shape.contract.ts';

/** What the shop's people do with the menu, the shelf and the hours. */
export const staffContract = {
  /** `units`: on the shelf; `available`: how often it can be had, by the scarcest that it needs; null where nobody counts. */
  shelf: contract({
    ops: 'every dish and ingredient, how many units are on the shelf, and how often it can be had; or those that were taken off the menu',
    rest: 'GET /shelf',
    access: { roles: COUNTER },
    params: { archived: optional(yesOrNo({ default: false, convert: true })) },
    result: object({
      items: array(
        object({
          id: string,
          name: string,
          category: string,
          price: integer,
          currency: string,
          isDish: boolean,
          units: orNull(integer),
          available: orNull(integer),
          soldOut: boolean,
        }),
      ),
    }),
  }),
  pause: contract({
    ops: 'takes no orders for a time before `until`; null goes on at once',
    rest: 'POST /pause',
    access: { roles: COUNTER },
    params: { until: orNull(utcTime) },
    result: object({ open }),
    errors: ['PAUSE_PAST'],
  }),
  hours: contract({
    rest: 'GET /hours',
    access: { roles: MANAGERS },
    about: 'when the shop takes orders, and for when',
    params: {},
    result: object(hours),
  }),
  setHours: contract({
    rest: 'PUT /hours',
    access: { roles: MANAGERS },
    about: 'replaces when the shop takes orders, and for when; what is ordered keeps its time',
    params: hours,
    result: object(hours),
    errors: ['HOURS_INVALID'],
  }),
  /** Until the menu is seeded again. */
  editItem: contract({
    rest: 'PATCH /items/:itemId',
    access: { roles: MANAGERS },
    about: 'changes the name, description, category or price of an item',
    params: {
      itemId,
      name: optional(plainText(1, 200)),
      description: optional(text(0, 2000, { trim: true })),
      category: optional(plainText(1, 100)),
      price: optional(whole(0, 99_999_999)),
    },
    result: object({
      id: string,
      name: string,
      description: string,
      category: string,
      price: integer,
      currency: string,
    }),
    errors: ['ITEM_UNKNOWN', 'ITEM_INVALID'],
  }),
  /** Adds units, or takes them away (a correction). `movementId` makes a repeat harmless. */
  restock: contract({
    ops: 'adds units to an item, or takes them away; the movementId is yours and makes a repeat harmless',
    rest: 'POST /items/:itemId/restock',
    access: { roles: MANAGERS },
    about: 'adds units to an item, or takes them away',
    mints: 'movementId',
    params: {
      movementId: id,
      itemId,
      quantity: whole(-100_000, 100_000, {
        not: { const: 0 },
        mustBe: 'a whole number from -100000 to 100000, and not 0',
      }),
      note: optional(text(0, 200)),
    },
    result: object({ itemId: string, available: integer }),
    errors: ['ITEM_UNKNOWN', 'STOCK_BELOW_ZERO', 'IDEMPOTENCY_KEY_REUSED'],
  }),
  setSoldOut: contract({
    ops: 'says of an item, or of a choice of it, that it is sold out (until a time), or is not, whatever is on the shelf',
    rest: 'POST /items/:itemId/sold-out',
    access: { roles: COUNTER },
    params: { itemId, ...ofItem, soldOut: boolean },
    result: object({ itemId: string, ...ofItem, soldOut: boolean }),
    errors: ['ITEM_UNKNOWN', 'CHOICE_UNKNOWN'],
  }),
  archive: contract({
    ops: 'takes an item off the menu; what is held and sold of it stays so',
    rest: 'POST /items/:itemId/archive',
    access: { roles: MANAGERS },
    params: { itemId },
    result: archived,
    errors: ['ITEM_UNKNOWN'],
  }),
  restore: contract({
    ops: 'puts an item that was taken off the menu back on it',
    rest: 'POST /items/:itemId/restore',
    access: { roles: MANAGERS },
    params: { itemId },
    result: archived,
    errors: ['ITEM_UNKNOWN', 'ITEM_CURRENCY', 'ITEM_TAX'],
  }),
};
