import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderOf } from '../../services/payment/application/order-of.ts';
import { CheckoutMissing, type PaymentDeps } from '../../services/payment/application/ports.ts';

/** A shop of which a payment knows `pi_known`; Stripe knows `pi_new` too, and `pi_foreign` of another shop. */
function shop() {
  const asked: string[] = [];
  const owners: Record<string, { orderId: string; shopId: string }> = {
    pi_new: { orderId: 'order-2', shopId: 'shop' },
    pi_foreign: { orderId: 'order-3', shopId: 'other' },
  };
  const deps = {
    payments: { ofIntent: async (intent: string) => (intent === 'pi_known' ? 'order-1' : undefined) },
    checkout: {
      isOurs: async ({ shopId }: { shopId: string | null }) => shopId === 'shop',
      async ownerOf(intent: string) {
        asked.push(intent);
        const owner = owners[intent];
        if (!owner) throw new CheckoutMissing(`No such payment_intent: '${intent}'`);
        return owner;
      },
    },
  } as unknown as PaymentDeps;
  return { deps, asked };
}
const nobody = { orderId: null, shopId: null };

test('an object whose metadata names an order is of that order, if that is an order of this shop', async () => {
  const { deps, asked } = shop();
  assert.equal(await orderOf({ orderId: 'order-9', shopId: 'shop', intent: 'pi_known' }, deps), 'order-9');
  assert.equal(await orderOf({ orderId: 'order-9', shopId: 'other', intent: 'pi_known' }, deps), undefined);
  assert.equal(await orderOf({ ...nobody, intent: null }, deps), undefined);
  assert.deepEqual(asked, []);
});

test('an object that names no order is found by its payment intent, and Stripe is asked only of one that no payment knows', async () => {
  const { deps, asked } = shop();
  assert.equal(await orderOf({ ...nobody, intent: 'pi_known' }, deps), 'order-1');
  assert.deepEqual(asked, []);
  assert.equal(await orderOf({ ...nobody, intent: 'pi_new' }, deps), 'order-2');
  assert.equal(await orderOf({ ...nobody, intent: 'pi_foreign' }, deps), undefined);
  await assert.rejects(orderOf({ ...nobody, intent: 'pi_unheard' }, deps), CheckoutMissing);
  assert.deepEqual(asked, ['pi_new', 'pi_foreign', 'pi_unheard']);
});
