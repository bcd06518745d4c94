import { onOneMachine } from '../support/in-both-modes.ts';
import { office } from './office.suite.ts';

onOneMachine(office);
