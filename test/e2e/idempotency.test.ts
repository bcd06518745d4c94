import { describe } from 'node:test';
import { Shop } from '../support/shop.ts';
import { idempotency } from './idempotency.suite.ts';

describe('one machine', { concurrency: 2 }, () => idempotency(Shop.open));
