import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf } from '../../services/api/problem.ts';
import { SlotFull } from '../../services/stock/domain/opening-errors.ts';
import { ContactRequired, OptionsInvalid, TipInvalid } from '../../services/stock/domain/stock-errors.ts';
import { pageScript } from '../support/page-scripts.ts';

Object.assign(globalThis, { window: new EventTarget() });
const { explainRefusal, faultsOfFields, refusedOf } = await pageScript('shop/refusal');

test('what is refused of the form is told at its fields', () => {
  const refusal = (error: Error & { code: string }) => {
    return { code: error.code, status: 422, problem: problemOf(error), message: error.message };
  };
  const contact = refusal(new ContactRequired(['phone']));
  assert.deepEqual([...faultsOfFields(contact)], [['contact.phone', 'Please fill this in.']]);
  assert.deepEqual(explainRefusal(contact, []), ['Please change the marked fields.']);
  const tip = refusal(new TipInvalid(9900, 2320, 'eur'));
  assert.match(faultsOfFields(tip).get('tip') ?? '', /^A tip of up to .*23.20.* can be added to this order\.$/);
  assert.deepEqual(explainRefusal(tip, []), ['Please change the marked fields.']);
  const full = refusal(new SlotFull([]));
  assert.deepEqual([[...faultsOfFields(full).keys()], refusedOf(full, [])], [['wanted'], []]);
  const lines = refusal(new OptionsInvalid([{ field: 'items[0].note', message: 'items[0].note is too long' }]));
  assert.equal(faultsOfFields(lines).size, 0);
});
