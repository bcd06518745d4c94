import { DomainError } from '../../kernel/domain-error.ts';

export class DeadLetterUnknown extends DomainError {
  constructor(id: string) {
    super('DEAD_LETTER_UNKNOWN', 'not_found', `there is no dead letter ${id}`, { id });
  }
}

export class DeadLetterDropped extends DomainError {
  constructor(id: string) {
    super('DEAD_LETTER_DROPPED', 'conflict', `the dead letter ${id} was dropped, and is not worked any more`, { id });
  }
}

export class ReplayChoice extends DomainError {
  constructor() {
    const fields = ['id', 'type', 'all'];
    super('REPLAY_CHOICE', 'invalid', `a replay wants exactly one of ${fields.join(', ')}`, { fields });
  }
}
