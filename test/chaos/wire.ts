import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '../support/free-port.ts';
import type { Scope } from '../support/scope.ts';

/** A wire between a node and a server, which can be cut: then nothing comes through, and nobody is told. */
export class Wire {
  readonly port: number;
  readonly #target: number;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #isCut = false;

  private constructor(port: number, target: number) {
    this.port = port;
    this.#target = target;
  }

  static async to(target: number, scope: Scope): Promise<Wire> {
    const wire = new Wire(await freePort(), target);
    const server = createServer((socket) => wire.#join(socket));
    await once(server.listen(wire.port, '127.0.0.1'), 'listening');
    scope.after(() => {
      server.close();
      wire.#drop();
    });
    return wire;
  }

  cut(): void {
    this.#isCut = true;
    for (const [a, b] of this.#pairs) {
      a.unpipe(b).pause();
      b.unpipe(a).pause();
    }
  }

  /** What was on its way arrives now; or, `reset`, never, and both ends are told. */
  mend(reset: boolean): void {
    this.#isCut = false;
    if (reset) this.#drop();
    for (const pair of this.#pairs) flow(pair);
  }

  #join(socket: Socket): void {
    const onward = connect(this.#target, '127.0.0.1');
    const pair = [socket.setNoDelay(), onward.setNoDelay()] as const;
    this.#pairs.add(pair);
    for (const one of pair) {
      one.on('error', () => {}); // The other end hears of it below.
      one.on('close', () => {
        this.#pairs.delete(pair);
        for (const each of pair) each.destroy();
      });
    }
    if (!this.#isCut) flow(pair);
  }

  #drop(): void {
    for (const pair of [...this.#pairs]) for (const one of pair) one.resetAndDestroy();
    this.#pairs.clear();
  }
}

function flow([a, b]: readonly [Socket, Socket]): void {
  a.pipe(b);
  b.pipe(a);
}
