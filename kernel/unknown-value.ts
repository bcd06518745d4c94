/**
 * A status, an event type or another value that this node does not know: a newer node wrote it. A system error that passes once
 * this node is replaced by a newer one: nothing was decided, and whoever asked tries again later. Nodes keep its name, not its class.
 */
export class UnknownValue extends Error {
  constructor(field: string, value: unknown) {
    super(`${field} ${JSON.stringify(value)?.slice(0, 200)} is unknown here: a newer node wrote it`);
    this.name = 'UnknownValue';
  }
}
