import { Unavailable } from './unavailable.ts';

/** Somebody else limits how often we may ask, and we had to wait too long for our turn. Nothing was tried, so it counts as no failed try. */
export class Throttled extends Unavailable {}
