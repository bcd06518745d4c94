import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceBroker, type ServiceSchema } from 'moleculer';
import { readConfig } from '../../platform/config/config.ts';
import type { MenuItem } from '../../services/stock/stock.contract.ts';
import { tempFolder } from '../support/temp-folder.ts';

process.env.DATA_DIR = tempFolder();
const { brokerOptions } = await import('../../moleculer.config.ts');
const names = ['stock', 'order', 'payment', 'kitchen', 'api'];
const config = readConfig(process.env);
const schemas: ServiceSchema[] = await Promise.all(
  names.map(async (name) => (await import(`../../services/${name}/${name}.service.ts`)).default(config)),
);

test('the menu is at most a second old, and nothing else is kept but the figures of the day', async (t) => {
  const broker = new ServiceBroker({ ...(await brokerOptions({ logLevel: 'fatal' })), logger: false });
  const [stock, ...others] = schemas;
  broker.createService(stock as ServiceSchema);
  await broker.start();
  t.after(() => broker.stop());
  const isSoldOut = async () => {
    const { items } = await broker.call<{ items: MenuItem[] }, object>('stock.menu', {});
    return items.find(({ id }) => id === 'burrata')?.soldOut;
  };
  assert.equal(await isSoldOut(), false);
  await assert.rejects(broker.call('stock.menu', { x: 1 }), { name: 'ValidationError' }, 'as on a miss');
  await broker.call('stock.setSoldOut', { itemId: 'burrata', soldOut: true });
  assert.equal(await isSoldOut(), false);
  await assert.rejects(broker.call('stock.check', { lines: [{ itemId: 'burrata', quantity: 1 }] }));
  await sleep(1050);
  assert.equal(await isSoldOut(), true);
  const cached = [stock, ...others].flatMap((schema) =>
    Object.entries(schema?.actions ?? {}).flatMap(([name, action]) =>
      isKept(action) ? `${schema?.name}.${name}` : [],
    ),
  );
  assert.deepEqual(cached, ['stock.menu', 'order.today']);
});

const isKept = (action: unknown) => Boolean((action as { cache?: unknown }).cache);
