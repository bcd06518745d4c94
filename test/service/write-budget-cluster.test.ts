import { after } from 'node:test';
import { servers } from '../support/servers.ts';
import { wholeShop } from '../support/whole-shop.ts';
import { writeBudget } from './write-budget.suite.ts';

const { env, stop } = await servers();
after(stop);
writeBudget(await wholeShop({ ...env, STRIPE: 'twin', DEMO_MENU: 'on', STRIPE_EVENTS: 'poll' }));
