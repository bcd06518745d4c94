/** What keys and sessions of staff may be refused with. */
export const ACCESS_CODES = {
  KEY_UNKNOWN: { status: 404, when: 'there is no key of this id', data: '`keyId`' },
  KEY_OVER: { status: 409, when: 'the key is revoked or expired, and is not replaced', data: '`keyId`' },
  KEYS_TOO_MANY: { status: 409, when: 'the shop has 200 keys; those that are over go after 30 days' },
  SESSION_UNKNOWN: { status: 404, when: 'there is no session of this id, or it was ended', data: '`sessionId`' },
};
