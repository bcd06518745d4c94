import { DomainError } from '../../../kernel/domain-error.ts';

/** Two ways of saying how much at once, or one that is not whole. */
export class RefundChoice extends DomainError {
  constructor(why: string, fields: readonly string[]) {
    super('REFUND_CHOICE', 'invalid', why, { fields });
  }
}

/** Neither units nor the tip, or only what was free. */
export class RefundNothing extends DomainError {
  constructor(orderId: string) {
    super('REFUND_NOTHING', 'invalid', `nothing of order ${orderId} that cost something is named`, { orderId });
  }
}

export class RefundLineUnknown extends DomainError {
  constructor(orderId: string, line: number, lines: number) {
    const message = `order ${orderId} has no line ${line}: it has ${lines}, and they count from 0`;
    super('REFUND_LINE_UNKNOWN', 'invalid', message, { orderId, line, lines });
  }
}

export class RefundLineTwice extends DomainError {
  constructor(orderId: string, line: number) {
    super('REFUND_LINE_TWICE', 'invalid', `line ${line} of order ${orderId} is named twice`, { orderId, line });
  }
}

export class RefundUnitsGone extends DomainError {
  constructor(orderId: string, units: { line: number; quantity: number; left: number }) {
    const { line, quantity, left } = units;
    const message = `of line ${line} of order ${orderId} ${left} can be given back, not ${quantity}`;
    super('REFUND_UNITS_GONE', 'conflict', message, { orderId, ...units });
  }
}

export class RefundTipGone extends DomainError {
  constructor(orderId: string, isBack: boolean) {
    const message = isBack ? `the tip of order ${orderId} goes back already` : `order ${orderId} has no tip`;
    super('REFUND_TIP_GONE', 'conflict', message, { orderId });
  }
}
