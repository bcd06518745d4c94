import { onOneMachine } from '../support/in-both-modes.ts';
import { kitchenPage } from './kitchen.suite.ts';

onOneMachine(kitchenPage);
