import assert from 'node:assert/strict';
import type { AnyShop } from '../../support/any-shop.ts';
import { asStaff } from '../../support/passes.ts';

/** What is sent, the code of its refusal, and with what. */
export type Refused = [what: string, code: string, body?: object | undefined, headers?: Record<string, string>];

/** The shop's people, who may do everything, are refused each of these for its reason. */
export async function refused(shop: AnyShop, ...all: Refused[]): Promise<void> {
  for (const [what, code, body, headers = {}] of all) {
    const [method = '', where = ''] = what.split(' ');
    const answer = await shop.sendAsIs<{ code?: string }>(method, `/api${where}`, body, { ...asStaff(), ...headers });
    assert.equal(answer.body.code, code, `${what}: ${JSON.stringify(answer.body)}`);
  }
}
