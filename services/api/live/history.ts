import { randomBytes } from 'node:crypto';

const MOST_CHANGES = 64;
const MOST_BYTES = 128 * 1024;

/** The latest changes of a topic, as they were sent. The id of an event says of which history it is, and its number there. */
export class History {
  readonly #name = randomBytes(6).toString('base64url').replaceAll('-', '_');
  #changes: Buffer[] = [];
  #bytes = 0;
  #last = 0;

  /** The whole as it is after the last change. */
  snapshot(data: unknown): Buffer {
    return this.#event('snapshot', data);
  }

  add(data: unknown): Buffer {
    this.#last++;
    const event = this.#event('change', data);
    this.#changes.push(event);
    this.#bytes += event.length;
    while (this.#changes.length > MOST_CHANGES || this.#bytes > MOST_BYTES)
      this.#bytes -= this.#changes.shift()?.length ?? 0;
    return event;
  }

  /** Undefined where that event is of another history, or longer ago than changes are kept. */
  since(id = ''): readonly Buffer[] | undefined {
    const [, name, number = ''] = /^(\w+)-(\d{1,15})$/.exec(id) ?? [];
    const missed = this.#last - Number(number);
    if (name !== this.#name || missed < 0 || missed > this.#changes.length) return undefined;
    return missed === 0 ? [] : this.#changes.slice(-missed);
  }

  #event(event: string, data: unknown): Buffer {
    return Buffer.from(`event: ${event}\nid: ${this.#name}-${this.#last}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
