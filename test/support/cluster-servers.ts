import { after, before } from 'node:test';
import { createConnection } from 'mysql2/promise';
import type { Env } from './any-shop.ts';
import { type Server, startMongo, startMysql, startNats, startRedis } from './servers.ts';

let shops = 0;

/** The databases of a suite, started once. A shop has names of its own there, and its own NATS and Redis, which know no names. */
export class ClusterServers {
  #running: Server[] = [];

  constructor() {
    before(async () => {
      this.#running = await Promise.all([startMongo(), startMysql()]);
    });
    after(() => Promise.all(this.#running.map((server) => server.stop())));
  }

  /** What the nodes of a new shop find their servers by, and what stops those that only this shop has. */
  async forShop(): Promise<{ env: Env & Record<'MONGO_URL' | 'MYSQL_URL', string>; stop(): Promise<unknown> }> {
    const [mongo, mysql] = this.#running as [Server, Server];
    const name = `shop${++shops}`;
    const connection = await createConnection(mysql.url);
    await connection.query(`CREATE DATABASE ${name}`);
    await connection.end();
    const [nats, redis] = await Promise.all([startNats(), startRedis()]);
    const env = {
      NATS_URL: nats.url,
      MONGO_URL: mongo.url.replace(/\/comanda\?/, `/${name}?`),
      MYSQL_URL: mysql.url.replace(/\/comanda$/, `/${name}`),
      REDIS_URL: redis.url,
      STRIPE: 'twin',
      DEMO_MENU: 'on',
    };
    return { env, stop: () => Promise.all([nats.stop(), redis.stop()]) };
  }
}
