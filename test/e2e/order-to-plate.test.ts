import { describe } from 'node:test';
import { Shop } from '../support/shop.ts';
import { orderToPlate } from './order-to-plate.suite.ts';

describe('from order to plate', { concurrency: 3 }, () => orderToPlate(Shop.open));
