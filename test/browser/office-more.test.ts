import { onOneMachine } from '../support/in-both-modes.ts';
import { officeMore } from './office-more.suite.ts';

onOneMachine(officeMore);
