import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Paused, ShopClosed, SlotFull, SlotUnknown } from '../../services/stock/domain/opening-errors.ts';

test('a refusal says when one can order instead', () => {
  const [noon, later] = [new Date('2026-11-26T11:00:00Z'), new Date('2026-11-26T11:15:00Z')];
  const [atNoon, atLater] = ['2026-11-26T11:00:00.000Z', '2026-11-26T11:15:00.000Z'];
  const told = [
    new ShopClosed(noon),
    new ShopClosed(null),
    new Paused(noon),
    new SlotFull([noon, later]),
    new SlotFull([]),
    new SlotUnknown(noon, [later]),
  ].map(({ code, type, message, data }) => [code, type, message, data]);
  assert.deepEqual(told, [
    ['SHOP_CLOSED', 'conflict', `no orders are taken before ${atNoon}`, { opensAt: atNoon }],
    ['SHOP_CLOSED', 'conflict', 'no orders are taken', { opensAt: null }],
    ['PAUSED', 'conflict', `no orders are taken until ${atNoon}`, { until: atNoon }],
    [
      'SLOT_FULL',
      'conflict',
      `no place is left; the next times are ${atNoon}, ${atLater}`,
      { next: [atNoon, atLater] },
    ],
    ['SLOT_FULL', 'conflict', 'no place is left; no other time is offered', { next: [] }],
    [
      'SLOT_UNKNOWN',
      'invalid',
      `nothing can be ordered for ${atNoon}; the next times are ${atLater}`,
      { wanted: atNoon, next: [atLater] },
    ],
  ]);
});
