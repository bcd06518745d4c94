/** A status or value that a newer node wrote. A system error that passes: nothing is decided on it, and it is tried again later. */
export class UnknownValue extends Error {
  constructor(what: string, value: unknown) {
    super(`${what} is ${JSON.stringify(value)}, which this version does not know`);
    this.name = 'UnknownValue';
  }
}
