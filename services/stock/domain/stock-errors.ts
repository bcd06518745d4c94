import { DomainError } from '../../../kernel/domain-error.ts';
import { formatMoney } from '../../../kernel/money.ts';

export class LineQuantity extends DomainError {
  constructor(itemId: string, quantity: number, most: number) {
    const message = `${quantity} of ${itemId} are too many: at most ${most} of one item in an order`;
    super('LINE_QUANTITY', 'invalid', message, { itemId, quantity, most });
  }
}

/** Archived items are unknown too: they are no longer on the menu. */
export class ItemUnknown extends DomainError {
  constructor(itemIds: readonly string[]) {
    super('ITEM_UNKNOWN', 'invalid', `not on the menu: ${itemIds.join(', ')}`, { itemIds });
  }
}

/** What is wrong with a field of the order; the message begins with its path. */
export interface FieldFault {
  field: string;
  message: string;
}

export class OptionsInvalid extends DomainError {
  constructor(errors: readonly FieldFault[]) {
    const fields = errors.map(({ field }) => field).join(', ');
    super('OPTIONS_INVALID', 'invalid', `what was chosen is not possible: ${fields}`, { errors });
  }
}

/** What people want to change of an item cannot be so. */
export class ItemInvalid extends DomainError {
  constructor(itemId: string, errors: readonly FieldFault[]) {
    const fields = errors.map(({ field }) => field).join(', ');
    super('ITEM_INVALID', 'invalid', `${itemId} cannot be changed so: ${fields}`, { itemId, errors });
  }
}

export class ChoiceUnknown extends DomainError {
  constructor(itemId: string, { groupId, choiceId }: { groupId: string; choiceId: string }) {
    const message = `${itemId} has no choice '${choiceId}' of '${groupId}'`;
    super('CHOICE_UNKNOWN', 'invalid', message, { itemId, groupId, choiceId });
  }
}

/** The shop sells in another currency by now. */
export class ItemCurrency extends DomainError {
  constructor(itemId: string, currency: string, shopCurrency: string) {
    const message = `${itemId} is priced in ${currency}, but the menu is in ${shopCurrency}`;
    super('ITEM_CURRENCY', 'conflict', message, { itemId, currency, shopCurrency });
  }
}

/** The shop's taxes have no rate for it by now. */
export class ItemTax extends DomainError {
  constructor(itemId: string, tax: string | null) {
    super('ITEM_TAX', 'conflict', `${itemId} is taxed as ${tax}, for which the shop has no rate`, { itemId, tax });
  }
}

export class StockInsufficient extends DomainError {
  constructor(items: readonly { id: string; wanted: number; available: number }[]) {
    const short = items.map(({ id, wanted, available }) => `${wanted} of ${id} (${available} left)`);
    super('STOCK_INSUFFICIENT', 'conflict', `there is not enough: ${short.join(', ')}`, { items });
  }
}

export class PriceChanged extends DomainError {
  constructor(expectedTotal: number, total: number, currency: string) {
    const message = `the total is ${formatMoney(total, currency)}, not ${formatMoney(expectedTotal, currency)}`;
    super('PRICE_CHANGED', 'conflict', message, { expectedTotal, total, currency });
  }
}

export class TotalNotChargeable extends DomainError {
  constructor(total: number, currency: string, { least, most }: { least: number; most: number }) {
    const bound = total < least ? `at least ${formatMoney(least, currency)}` : `at most ${formatMoney(most, currency)}`;
    const message = `a total of ${formatMoney(total, currency)} cannot be charged: ${bound}`;
    super('TOTAL_NOT_CHARGEABLE', 'invalid', message, { total, least, most, currency });
  }
}

export class TipInvalid extends DomainError {
  constructor(tip: number, most: number, currency: string) {
    const message = `a tip on this order is from ${formatMoney(0, currency)} to ${formatMoney(most, currency)}, not ${formatMoney(tip, currency)}`;
    super('TIP_INVALID', 'invalid', message, { tip, most, currency });
  }
}

/** The shop wants to be able to reach its customers. */
export class ContactRequired extends DomainError {
  constructor(missing: readonly string[]) {
    const errors = missing.map((name) => ({ field: `contact.${name}`, message: `contact.${name} is missing` }));
    super('CONTACT_REQUIRED', 'invalid', `the shop needs a way to reach you: ${missing.join(', ')}`, { errors });
  }
}

export class ReservationUnknown extends DomainError {
  constructor(orderId: string) {
    super('RESERVATION_UNKNOWN', 'not_found', `nothing was reserved for order ${orderId}`, { orderId });
  }
}

/** It is not sold yet: that it is paid was not heard of here. Try again later. */
export class ReservationHeld extends DomainError {
  constructor(orderId: string) {
    super('RESERVATION_HELD', 'conflict', `the units of order ${orderId} are held, not sold yet`, { orderId });
  }
}

/** The order was given up before, or while, its units were asked for. */
export class ReservationClosed extends DomainError {
  constructor(orderId: string) {
    super('RESERVATION_CLOSED', 'conflict', `the reservation of order ${orderId} is closed`, { orderId });
  }
}

export class StockBelowZero extends DomainError {
  constructor(itemId: string, available: number, change: number) {
    const message = `${itemId} has ${available} available: ${change} would take it below zero`;
    super('STOCK_BELOW_ZERO', 'conflict', message, { itemId, available, change });
  }
}

/** The same movement id for another item, or another quantity. */
export class MovementDiffers extends DomainError {
  constructor(movementId: string, itemId: string, quantity: number) {
    const message = `movement ${movementId} was booked before, as ${quantity} of ${itemId}`;
    super('IDEMPOTENCY_KEY_REUSED', 'invalid', message, { movementId, itemId, quantity });
  }
}
