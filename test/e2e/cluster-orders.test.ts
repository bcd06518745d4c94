import { describe } from 'node:test';
import type { Open } from '../support/any-shop.ts';
import { ClusterServers } from '../support/cluster-servers.ts';
import { ClusterShop } from '../support/cluster-shop.ts';
import { needs } from '../support/servers.ts';
import { badInput } from './bad-input.suite.ts';
import { idempotency } from './idempotency.suite.ts';
import { orderToPlate } from './order-to-plate.suite.ts';
import { race } from './race.suite.ts';
import { security } from './security.suite.ts';
import { theShop } from './shop.suite.ts';
import { webhooks } from './webhooks.suite.ts';

describe('two nodes of each service behind two gateways', { ...needs(), concurrency: 3 }, () => {
  const servers = new ClusterServers();
  const open: Open = (t, opening) => ClusterShop.open(t, servers, opening);
  webhooks(open);
  race(open);
  badInput(open);
  idempotency(open);
  orderToPlate(open);
  security(open);
  theShop(open);
});
