import { COUNTER, MANAGERS } from '../../platform/contract/access.ts';
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
import { ORDER_STATUSES, type OrderStatus } from './order-shape.contract.ts';

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
const byStatus = object(
  Object.fromEntries(ORDER_STATUSES.map((status) => [status, integer])) as Record<OrderStatus, typeof integer>,
);
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
  /**
   * At most some seconds old. `orders`: placed on the day, and in which status they are; `takings` (tips are part of them),
   * `refunded` and `hours` are as in the report; `promise`: of the orders that were paid on the day and are cooked, those that
   * were cooked no later than `ORDER_LATE_AFTER` after the time that they were first promised for, and the others.
   */
  today: contract({
    rest: 'GET /today',
    access: { roles: COUNTER },
    about: 'the business day so far: orders, money, and how many meals were in time',
    params: {},
    result: object({
      day: string,
      from: string,
      currency: orNull(string),
      takings: integer,
      tips: integer,
      refunded: integer,
      orders: integer,
      byStatus,
      hours: array(object({ hour: integer, orders: integer, paid: integer })),
      promise: object({ kept: integer, late: integer }),
    }),
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
