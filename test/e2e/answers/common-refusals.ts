import assert from 'node:assert/strict';
import type { AnyShop } from '../../support/any-shop.ts';
import { asStaff, bearer, tokenOf } from '../../support/passes.ts';
import { OPERATIONS, type PromisedOperation } from '../../support/promised-answers.ts';

interface Wrong {
  /** Instead of the operation's address. */
  where?: string;
  body?: string;
  /** Whoever may do everything, where there are none. */
  headers?: Record<string, string>;
}

const CUSTOMER = bearer(tokenOf({ sub: 'ada' }));
const COOK = bearer(tokenOf({ sub: 'one', roles: ['kitchen'] }));
const isRead = ({ method }: PromisedOperation) => method === 'GET';
const addressOf = ({ path }: PromisedOperation) => path.replaceAll(/\{\w+\}/g, 'nobody');
const withType = (type: string) => ({ ...asStaff(), 'content-type': type });

/** Of Stripe's notices nothing else is looked at before the signature. */
const NO_SIGNATURE = { 'stripe-signature': 'x'.repeat(3000) };

/** The refusals that are alike everywhere, by code: how any operation that promises one of them is brought to it. */
const PROVOKED: Record<string, (operation: PromisedOperation) => Wrong> = {
  CREDENTIALS_MISSING: () => ({ headers: {} }),
  CREDENTIALS_INVALID: () => ({ headers: bearer('nobodys') }),
  NOT_ALLOWED: ({ isForOwners }) => ({ headers: isForOwners ? COOK : CUSTOMER }),
  ORIGIN_WRONG: () => ({ headers: { cookie: 'comanda_session=anybodys', origin: 'https://evil.example' } }),
  ADDRESS_MALFORMED: ({ path }) => ({ where: path.replaceAll(/\{\w+\}/g, '%zz') }),
  ADDRESS_TOO_LONG: (operation) => ({ where: `${addressOf(operation)}?${'x'.repeat(5000)}` }),
  INVALID: (operation) =>
    isRead(operation)
      ? { where: `${addressOf(operation)}?nonsense=1` }
      : { body: '{"nonsense":1}', headers: { ...asStaff(), ...NO_SIGNATURE } },
  BODY_MALFORMED: () => ({ body: '{', headers: { ...asStaff(), 'content-encoding': 'gzip' } }),
  BODY_TOO_LARGE: () => ({ body: `{"note":"${'x'.repeat(300 * 1024)}"}` }),
  BODY_ENCODING: () => ({ body: '{}', headers: { ...asStaff(), 'content-encoding': 'zstd' } }),
  BODY_CHARSET: () => ({ body: '{}', headers: withType('application/json; charset=latin1') }),
  CONTENT_TYPE: () => ({ body: '{}', headers: withType('text/plain') }),
};

/** Each operation refuses as it promises what is wrong in the same way everywhere. */
export async function commonRefusals(shop: AnyShop, operation: PromisedOperation): Promise<void> {
  for (const code of operation.codes) {
    const wrong = PROVOKED[code]?.(operation);
    if (!wrong) continue;
    const { where = addressOf(operation), headers = asStaff(), body } = wrong;
    const answer = await shop.sendAsIs<{ code?: string }>(operation.method, where, body, headers);
    assert.equal(answer.body.code, code, `${operation.id}: ${JSON.stringify(answer.body)}`);
  }
}

/** An address takes the methods of its operations, names them, and takes no other. */
export async function otherMethods(shop: AnyShop): Promise<void> {
  for (const [path, [first, ...more]] of Map.groupBy(OPERATIONS, ({ path }) => path)) {
    if (!first) continue;
    const taken = [first, ...more].flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : method));
    const other = ['PUT', 'POST'].find((method) => !taken.includes(method)) as string;
    const answer = await shop.sendAsIs<{ code?: string }>(other, addressOf(first), undefined, asStaff());
    assert.equal(answer.body.code, 'METHOD_NOT_ALLOWED', `${other} ${path}`);
    const allowed = answer.headers.get('allow')?.split(', ');
    assert.deepEqual(allowed?.sort(), taken.toSorted(), path);
  }
}
