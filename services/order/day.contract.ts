import { MANAGERS } from '../../platform/contract/access.ts';
import { contract } from '../../platform/contract/contract.ts';
import {
  array,
  boolean,
  date,
  integer,
  object,
  oneOf,
  optional,
  orNull,
  string,
  union,
  utcTime,
  whole,
} from '../../platform/contract/schema.ts';

const rate = object({
  rate: integer,
  included: boolean,
  gross: integer,
  net: integer,
  tax: integer,
  refunded: integer,
  refundedTax: integer,
});
const money = object({
  currency: string,
  orders: integer,
  paid: integer,
  tips: integer,
  refunds: integer,
  refunded: integer,
  tipsRefunded: integer,
  returned: integer,
  rates: array(rate),
  categories: array(object({ category: string, units: integer, gross: integer })),
  hours: array(object({ hour: integer, orders: integer, paid: integer, refunded: integer })),
});
const figures = {
  from: orNull(string),
  until: string,
  madeAt: string,
  money: array(money),
  cancellations: array(object({ by: string, reason: string, orders: integer })),
};
const kind = oneOf(['X', 'Z']);
const x = object({ kind, number: orNull(integer), ...figures });
const z = object({
  kind: oneOf(['Z']),
  number: integer,
  ...figures,
  differing: integer,
  differences: array(object({ orderId: string, what: string })),
});
const csv = object({ csv: string });
const format = optional(oneOf(['json', 'csv']));

/** What a business day came to; docs/day.md tells what each figure is. Amounts are integer minor units. */
export const dayContract = {
  /** X of a business day or of a span (ISO times), today by default; or the Z with this `number`. */
  report: contract({
    ops: 'what a business day came to so far (X; today, or --day, or --from and --to), or the Z report with a --number; --format csv for a table',
    rest: 'GET /report',
    access: { roles: MANAGERS },
    about: 'what a business day came to so far (X; today, a `day`, or `from` and `to`), or the Z report of a `number`',
    params: {
      day: optional(date),
      from: optional(utcTime),
      to: optional(utcTime),
      number: optional(whole(1, Number.MAX_SAFE_INTEGER, { convert: true })),
      format,
    },
    result: union([x, z, csv]),
    errors: ['REPORT_SPAN', 'REPORT_UNKNOWN'],
  }),
  /** Z: takes every entry up to a minute ago that is in no Z yet. One that was left half-way is finished first, and answered. */
  closeDay: contract({
    ops: 'closes the day: the next Z report, of all that is in none yet up to a minute ago; it never changes; --format csv for a table',
    rest: 'POST /report/close',
    access: { roles: MANAGERS },
    about: 'closes the day: the next Z report, of all that is in none yet up to a minute ago; it never changes',
    params: { format },
    result: union([z, csv]),
    errors: ['DAY_EMPTY'],
    leaves: (answer) => 'differing' in answer && answer.differing > 0,
  }),
};
