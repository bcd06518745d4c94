import { inBothModes } from '../support/in-both-modes.ts';
import { evening } from './evening.suite.ts';

inBothModes(evening);
