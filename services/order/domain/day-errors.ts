import { DomainError } from '../../../kernel/domain-error.ts';

export class ReportSpan extends DomainError {
  constructor(field: string, problem: string) {
    super('REPORT_SPAN', 'invalid', `\`${field}\` ${problem}`, { field });
  }
}

/** It was never made, or is not closed yet. */
export class ZUnknown extends DomainError {
  constructor(number: number) {
    super('REPORT_UNKNOWN', 'not_found', `there is no Z report ${number}`, { number });
  }
}

/** Nothing happened since the last Z, so that a repeat of the command closes nothing. */
export class DayEmpty extends DomainError {
  constructor(last: number | null) {
    super('DAY_EMPTY', 'conflict', 'nothing happened that is in no Z report yet, up to a minute ago', { last });
  }
}
