import { DomainError } from '../../../kernel/domain-error.ts';

/** `problems` as `openingProblems` tells them of a menu file's `shop`. */
export class HoursInvalid extends DomainError {
  constructor(problems: readonly string[]) {
    const messages = problems.map((problem) => problem.replaceAll('shop.', ''));
    const errors = messages.map((message) => ({ field: /^[\w.[\]]*/.exec(message)?.[0] ?? '', message }));
    super('HOURS_INVALID', 'invalid', `the shop cannot be open so: ${messages.join('; ')}`, { errors });
  }
}

/** `opensAt` is the first time at which an order is taken: from now on, or from the time that was wanted on. */
export class ShopClosed extends DomainError {
  constructor(opensAt: Date | null) {
    const opens = opensAt?.toISOString() ?? null;
    const message = opens ? `no orders are taken before ${opens}` : 'no orders are taken';
    super('SHOP_CLOSED', 'conflict', message, { opensAt: opens });
  }
}

export class Paused extends DomainError {
  constructor(until: Date) {
    super('PAUSED', 'conflict', `no orders are taken until ${until.toISOString()}`, { until: until.toISOString() });
  }
}

/** It would end at once, and whoever asked would believe that the shop is paused. */
export class PausePast extends DomainError {
  constructor(until: string) {
    const message = 'until must be a time to come, or null to go on at once';
    super('PAUSE_PAST', 'invalid', message, { until, errors: [{ field: 'until', message }] });
  }
}

/** `next` are the free places that come first, if there are any. */
export class SlotFull extends DomainError {
  constructor(next: readonly Date[]) {
    const free = isoTimes(next);
    super('SLOT_FULL', 'conflict', `no place is left; ${offered(free)}`, { next: free });
  }
}

/** The wanted time is too soon, too far away or between two slots. */
export class SlotUnknown extends DomainError {
  constructor(wanted: Date, next: readonly Date[]) {
    const [time, slots] = [wanted.toISOString(), isoTimes(next)];
    super(
      'SLOT_UNKNOWN',
      'invalid',
      `nothing can be ordered for ${time}${slots.length > 0 ? `; ${offered(slots)}` : ''}`,
      {
        wanted: time,
        next: slots,
      },
    );
  }
}

const isoTimes = (times: readonly Date[]): string[] => times.map((time) => time.toISOString());
const offered = (times: readonly string[]): string =>
  times.length > 0 ? `the next times are ${times.join(', ')}` : 'no other time is offered';
