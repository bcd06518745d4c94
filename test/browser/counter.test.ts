import { onOneMachine } from '../support/in-both-modes.ts';
import { counter } from './counter.suite.ts';

onOneMachine(counter);
