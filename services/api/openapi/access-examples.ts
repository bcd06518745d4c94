const AT = '2026-11-26T18:28:25.801Z';
const LATER = '2026-11-26T18:31:07.112Z';
const key = {
  id: '01a219cf-0bd7-743d-871d-698d95a068ae',
  name: 'stove',
  roles: ['kitchen'],
  createdAt: AT,
  createdBy: 'ada',
  expiresAt: null,
  usedAt: null,
  revokedAt: null,
  replacedAt: null,
  previousUntil: null,
};
const session = {
  id: '01a219cf-0c20-7bde-9f80-ee5238d9d31b',
  who: key.name,
  roles: key.roles,
  keyId: key.id,
  createdAt: AT,
  usedAt: AT,
  expiresAt: '2026-12-26T18:28:25.801Z',
};
const done = [
  {
    at: LATER,
    who: key.name,
    what: 'recall',
    kind: 'order',
    id: '01a2191d-b01b-7e95-865a-0e4a27b0c412',
    details: 'number 42',
  },
  { at: AT, who: 'ada', what: 'restock', kind: 'item', id: 'margherita', details: '+20: the delivery of Thursday' },
];
const visit = { who: session.who, roles: session.roles, expiresAt: session.expiresAt };
/** Not one that there is. */
const made = `cmd_live_${'0'.repeat(39)}`;

/** Of keys and sessions of staff. */
export const ACCESS_EXAMPLES = {
  'api.createKey': { asked: { name: key.name, roles: key.roles }, answered: { ...key, key: made } },
  'api.keys': { answered: { items: [key] } },
  'api.revokeKey': { answered: { ...key, revokedAt: LATER } },
  'api.replaceKey': {
    asked: { overlapHours: 24 },
    answered: { ...key, replacedAt: AT, previousUntil: '2026-11-27T18:28:25.801Z', key: made },
  },
  'api.openSession': { asked: { key: made }, answered: visit },
  'api.session': {
    answered: { ...visit, url: 'https://shop.example.com', traces: 'https://traces.example.com/trace/{trace_id}' },
  },
  'api.closeSession': { answered: { ended: true } },
  'api.sessions': { answered: { items: [session] } },
  'api.revokeSession': { answered: { ended: true } },
  'api.audit': { answered: { items: done, next: null } },
};
