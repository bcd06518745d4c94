import { Shop } from '../support/shop.ts';
import { badInput } from './bad-input.suite.ts';

badInput(Shop.open);
