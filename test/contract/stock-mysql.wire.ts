import { connect, createServer, type Socket } from 'node:net';
import type { TestContext } from 'node:test';

/** A wire to MySQL that is cut once: at a COMMIT that never reaches the server, or once its answer is on the way. */
export async function wire(t: TestContext, url: string) {
  let cut: 'before' | 'after' | undefined;
  let cuts = 0;
  const far = new URL(url);
  const server = createServer((client) => {
    const mysql = connect(Number(far.port), far.hostname);
    const end = (): void => {
      cuts++;
      cut = undefined;
      for (const socket of [client, mysql]) socket.destroy();
    };
    client.on('data', (data) => {
      if (!cut || !data.includes('commit')) return mysql.write(data);
      if (cut === 'before') return end();
      mysql.removeAllListeners('data').once('data', end);
      return mysql.write(data);
    });
    mysql.on('data', (data: Buffer) => client.write(data));
    for (const [one, other] of [
      [client, mysql],
      [mysql, client],
    ] as [Socket, Socket][]) {
      one.on('error', () => {}).on('close', () => other.destroy());
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => server.close());
  const near = new URL(url);
  near.port = String((server.address() as { port: number }).port);
  const cutAt = (when: 'before' | 'after') => {
    cut = when;
  };
  return { url: near.href, cutAt, cuts: () => cuts };
}
