/** What whoever may not come in is told, and who looks after keys and sessions. */
export const ACCESS_CODES = {
  CREDENTIALS_MISSING: {
    status: 401,
    when: 'the address is not for anyone, and the request shows no key, secret, token or session',
  },
  CREDENTIALS_INVALID: {
    status: 401,
    when: 'what the request shows is unknown, malformed, expired or revoked, also where nothing had to be shown',
  },
  NOT_ALLOWED: { status: 403, when: 'whoever asks is known, and may not do this' },
  ORIGIN_WRONG: { status: 403, when: 'another site asks with the session of a page: see `Origin`' },
  KEY_UNKNOWN: { status: 404, when: 'there is no key of this id', data: '`keyId`' },
  KEY_OVER: { status: 409, when: 'the key is revoked or expired, and is not replaced', data: '`keyId`' },
  KEYS_TOO_MANY: { status: 409, when: 'the shop has 200 keys; those that are over go after 30 days' },
  SESSION_UNKNOWN: { status: 404, when: 'there is no session of this id, or it was ended', data: '`sessionId`' },
};
