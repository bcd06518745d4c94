import { Shop } from '../support/shop.ts';
import { security } from './security.suite.ts';

security(Shop.open);
