import { DomainError } from '../../../kernel/domain-error.ts';

export class KeyUnknown extends DomainError {
  constructor(keyId: string) {
    super('KEY_UNKNOWN', 'not_found', `there is no key ${keyId}`, { keyId });
  }
}

export class KeyOver extends DomainError {
  constructor(keyId: string) {
    super('KEY_OVER', 'conflict', `the key ${keyId} is revoked or expired, and cannot be replaced`, { keyId });
  }
}

export class KeysTooMany extends DomainError {
  constructor() {
    super(
      'KEYS_TOO_MANY',
      'conflict',
      'the shop has as many keys as it may have; those that are over go after 30 days',
    );
  }
}

/** Whoever signs in shows a key or token that is unknown, used, expired or revoked. */
export class SignInRefused extends DomainError {
  constructor() {
    super('CREDENTIALS_INVALID', 'unauthorized', 'the key or token is unknown, expired, revoked or used up');
  }
}

/** Nobody gives a role that they do not have. */
export class RoleNotGiven extends DomainError {
  constructor(roles: readonly string[]) {
    super('NOT_ALLOWED', 'forbidden', `to give the role ${roles.join(', ')} one must have it`, { roles });
  }
}

export class SessionUnknown extends DomainError {
  constructor(sessionId: string) {
    super('SESSION_UNKNOWN', 'not_found', `there is no session ${sessionId}`, { sessionId });
  }
}
