import { inBothModes } from '../support/in-both-modes.ts';
import { kitchenPage } from './kitchen.suite.ts';

inBothModes(kitchenPage);
