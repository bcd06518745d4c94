import { onOneMachine } from '../support/in-both-modes.ts';
import { shop } from './shop.suite.ts';

onOneMachine(shop);
