import { describe } from 'node:test';
import { Shop } from '../support/shop.ts';
import { webhooks } from './webhooks.suite.ts';

describe('webhooks', { concurrency: 3 }, () => webhooks(Shop.open));
