import { Shop } from '../support/shop.ts';
import { race } from './race.suite.ts';

race(Shop.open);
