import { readFileSync } from 'node:fs';

/** Preloaded by the processes of a shop whose clock a test moves: milliseconds that it is ahead of this machine's, in a file. */
const FILE = process.env.CLOCK_FILE;
const EVERY = 50;

const RealDate = Date;
let ahead = 0;
const look = () => {
  ahead = Number(readFileSync(FILE as string, 'utf8'));
};

class MovedDate extends RealDate {
  constructor(...given: unknown[]) {
    const [at = MovedDate.now(), ...parts] = given as [number];
    super(at, ...(parts as []));
  }
  static override now(): number {
    return RealDate.now() + ahead;
  }
}

if (FILE) {
  look();
  setInterval(look, EVERY).unref();
  globalThis.Date = MovedDate as DateConstructor;
}
