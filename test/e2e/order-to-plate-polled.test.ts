import { describe } from 'node:test';
import type { Open } from '../support/any-shop.ts';
import { Shop } from '../support/shop.ts';
import { orderToPlate } from './order-to-plate.suite.ts';

const open: Open = (t, opening = {}) => Shop.open(t, { ...opening, env: { ...opening.env, STRIPE_EVENTS: 'poll' } });

describe('from order to plate without a webhook', { concurrency: 3 }, () => orderToPlate(open));
