import type { ServerResponse } from 'node:http';
import { SECOND } from '../../../kernel/time.ts';
import { untraced } from '../../../platform/telemetry/spans.ts';

/** Milliseconds in which a client takes the end of its stream; then its connection is cut. */
const LINGER = SECOND;
const BEAT = Buffer.from(':\n\n');
const END = Buffer.from('event: end\ndata: {}\n\n');
/** Milliseconds after which a client comes again that lost its stream: the first line of the first event. */
const RETRY = Buffer.from('retry: 2000\n');

export interface StreamOptions {
  /** Milliseconds between two signs of life, by which proxies and clients know that nothing broke. */
  heartbeat: number;
  /** Bytes beyond an answer that wait for a slow client; one that lets more pile up is cut off, and comes again. */
  mostUnsent: number;
}

/** The answer that goes on: server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html. */
export class Stream {
  readonly #response: ServerResponse;
  readonly #mostUnsent: number;
  readonly #beats: NodeJS.Timeout;

  /** `beat` is called at each heartbeat. */
  constructor(response: ServerResponse, { heartbeat, mostUnsent }: StreamOptions, beat: () => void) {
    this.#response = response;
    this.#mostUnsent = mostUnsent;
    tellHeaders(response);
    response.write(RETRY);
    this.#beats = untraced(() =>
      setInterval(() => {
        this.beat();
        beat();
      }, heartbeat),
    ).unref();
    response.once('close', () => clearInterval(this.#beats));
    // The request is answered: what counts and measures requests is done with it.
    response.emit('streaming');
  }

  /** `room`: bytes that a client may have unsent beside, because it has just been sent so many. */
  send(bytes: Buffer, room = 0): void {
    if (this.#response.writableEnded) return;
    if (this.#response.writableLength > this.#mostUnsent + room) this.#response.destroy();
    else this.#response.write(bytes);
  }

  beat(): void {
    this.send(BEAT);
  }

  /** Says that the stream ends on purpose. */
  end(): void {
    if (this.#response.writableEnded) return;
    clearInterval(this.#beats);
    this.#response.end(END);
    const timer = setTimeout(() => this.#response.destroy(), LINGER).unref();
    this.#response.once('close', () => clearTimeout(timer));
  }
}

/** Nobody between keeps a part of it back, to compress it or to send more at once. */
export function tellHeaders(response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
    Connection: 'close',
  });
}
