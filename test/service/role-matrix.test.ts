import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROLES, type Role } from '../../platform/contract/access.ts';
import type { Secrets } from '../../services/api/access/secrets.ts';
import { PUBLISHED } from '../../services/api/published.ts';
import { nodes } from '../support/nodes.ts';
import { bearer, tokenOf } from '../support/passes.ts';

/**
 * Who may come in where: k is the kitchen, c the counter, m a manager, o who runs the software; s the secret of the order, t a
 * customer's token. Written down once more, and not derived: whoever opens a route to others does it twice.
 */
const MATRIX: Record<string, string> = {
  'POST /customer/:customerId/orders': 'anyone',
  'POST /quote': 'anyone',
  'GET /customer/:customerId/orders/:orderId': '.cm.st',
  'GET /orders/:orderId': '.cm.st',
  'GET /customer/:customerId/orders': '.cm..t',
  'POST /customer/:customerId/orders/:orderId/cancel': '.cm.st',
  'POST /kitchen/orders/:orderId/cancel': '.cm...',
  'GET /orders': '.cm...',
  'GET /orders/:orderId/details': '.cmo..',
  'POST /orders/:orderId/complete': '.cm...',
  'GET /today': '.cm...',
  'GET /report': '..m...',
  'POST /report/close': '..m...',
  'POST /orders/:orderId/refunds': '..m...',
  'POST /reconciliation': '...o..',
  'GET /reconciliation': '...o..',
  'GET /orders/:orderId/payment': '..mo..',
  'GET /menu': 'anyone',
  'GET /slots': 'anyone',
  'GET /shelf': '.cm...',
  'POST /pause': '.cm...',
  'GET /hours': '..m...',
  'PUT /hours': '..m...',
  'PATCH /items/:itemId': '..m...',
  'POST /items/:itemId/restock': '..m...',
  'POST /items/:itemId/sold-out': '.cm...',
  'POST /items/:itemId/archive': '..m...',
  'POST /items/:itemId/restore': '..m...',
  'GET /kitchen/tickets': 'kcm...',
  'GET /kitchen/board': 'kcm...',
  'POST /kitchen/tickets/:orderId/put-back': 'k.m...',
  'POST /kitchen/tickets/:orderId/acknowledge': 'k.m...',
  'POST /kitchen/tickets/:orderId/start': 'k.m...',
  'POST /kitchen/tickets/:orderId/bump': 'k.m...',
  'POST /kitchen/tickets/:orderId/recall': 'k.m...',
  'POST /kitchen/tickets/:orderId/hand-over': '.cm...',
  'POST /webhooks': '...o..',
  'GET /webhooks': '...o..',
  'GET /webhooks/:endpointId': '...o..',
  'DELETE /webhooks/:endpointId': '...o..',
  'POST /webhooks/:endpointId/enable': '...o..',
  'POST /webhooks/:endpointId/secret': '...o..',
  'POST /webhooks/:endpointId/test': '...o..',
  'GET /webhooks/:endpointId/deliveries': '...o..',
  'POST /webhooks/:endpointId/deliveries/:deliveryId/replay': '...o..',
  'POST /webhooks/:endpointId/replay': '...o..',
  'GET /alerts': '..mo..',
  'GET /nodes': '..mo..',
  'GET /dead-letters': '...o..',
  'POST /dead-letters/replay': '...o..',
  'POST /keys': '..mo..',
  'GET /keys': '..mo..',
  'POST /keys/:keyId/revoke': '..mo..',
  'POST /keys/:keyId/replace': '..mo..',
  'POST /session': 'anyone',
  'GET /session': 'kcmo..',
  'DELETE /session': 'kcmo..',
  'GET /sessions': '..m...',
  'POST /sessions/:sessionId/revoke': '..m...',
  'GET /audit': '..m...',
};
/** What is no action of a contract, and for anyone. Stripe signs what it sends. */
const BESIDE = ['payment.webhook', 'api.document', 'api.live', 'api.ready'];

const LETTERS: Record<Role, string> = { kitchen: 'k', counter: 'c', manager: 'm', ops: 'o' };
const ORDER = 'an-order';
const { start, config } = await nodes();
const node = await start('api');
const api = node.service('api') as unknown as { secrets: Secrets; aliases: { action?: string; path: string }[] };
const FOREIGN = {
  'the secret of another order': bearer(api.secrets.ofOrder('another-order')),
  'a key that nobody made': bearer('cmd_live_0000000000000000000000000000000000000'),
  'a token that is over': bearer(tokenOf({ sub: 'ada', roles: ROLES, exp: 1 })),
  'a password': { authorization: 'Basic YWRhOmFkYQ==' },
};

/** The code of the refusal by which the guard keeps a request out; undefined where it came in, whatever it then was answered. */
async function keptOut(rest: string, headers: Record<string, string>): Promise<string | undefined> {
  const [method = '', path = ''] = rest.split(' ');
  const address = path.replace(':orderId', ORDER).replaceAll(/:\w+/g, 'some-id');
  const answer = await fetch(`http://127.0.0.1:${config.port}/api${address}`, { method, headers });
  const { code } = (await answer.json()) as { code?: string };
  if (answer.status !== 401 && answer.status !== 403) return undefined;
  assert.equal(answer.headers.has('www-authenticate'), true, `${rest}: ${code}`);
  return code;
}

test('no address is open by omission', () => {
  const reached = api.aliases.map(({ action = 'no action' }) => action);
  assert.ok(reached.length > 10);
  assert.deepEqual(new Set(reached), new Set([...PUBLISHED.keys(), ...BESIDE]));
  const routes = [...PUBLISHED.values()].map(({ rest }) => rest);
  assert.deepEqual(routes.toSorted(), Object.keys(MATRIX).toSorted(), 'each route stands in the matrix above');
  for (const [action, { access }] of PUBLISHED) {
    assert.ok(access, `${action} does not say who may call it`);
    if (access !== 'anyone') assert.ok(access.roles.length > 0, action);
  }
});

for (const [rest, who] of Object.entries(MATRIX)) {
  const isFor = (letter: string) => who === 'anyone' || who.includes(letter);

  test(`${rest} lets in ${who}`, async () => {
    assert.equal(await keptOut(rest, {}), who === 'anyone' ? undefined : 'CREDENTIALS_MISSING');
    for (const role of ROLES) {
      const headers = bearer(tokenOf({ sub: 'one', roles: [role] }));
      assert.equal(await keptOut(rest, headers), isFor(LETTERS[role]) ? undefined : 'NOT_ALLOWED', role);
    }
    const customer = bearer(tokenOf({ sub: 'ada' }));
    assert.equal(await keptOut(rest, customer), isFor('t') ? undefined : 'NOT_ALLOWED');
    const secret = bearer(api.secrets.ofOrder(ORDER));
    assert.equal(await keptOut(rest, secret), who.includes('s') ? undefined : 'CREDENTIALS_INVALID');
    for (const [what, headers] of Object.entries(FOREIGN))
      assert.equal(await keptOut(rest, headers), 'CREDENTIALS_INVALID', what);
  });
}
