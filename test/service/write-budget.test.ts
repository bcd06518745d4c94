import { wholeShop } from '../support/whole-shop.ts';
import { writeBudget } from './write-budget.suite.ts';

writeBudget(await wholeShop({ STRIPE_EVENTS: 'poll' }));
