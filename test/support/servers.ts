import { ServerProcess } from './servers-process.ts';
import { mongo, mysql, nats, redis } from './servers-recipes.ts';

export { missingServers, needs } from './servers-programs.ts';
export type Server = ServerProcess;

export const startNats = (): Promise<Server> => ServerProcess.start(nats);
export const startMongo = (): Promise<Server> => ServerProcess.start(mongo);
export const startMysql = (): Promise<Server> => ServerProcess.start(mysql);
export const startRedis = (): Promise<Server> => ServerProcess.start(redis);

/** The four servers of a cluster, and the environment that a node finds them by. */
export async function servers() {
  const [nats, mongo, mysql, redis] = await Promise.all([startNats(), startMongo(), startMysql(), startRedis()]);
  return {
    nats,
    mongo,
    mysql,
    redis,
    env: { NATS_URL: nats.url, MONGO_URL: mongo.url, MYSQL_URL: mysql.url, REDIS_URL: redis.url },
    async stop(): Promise<void> {
      await Promise.all([nats, mongo, mysql, redis].map((server) => server.stop()));
    },
  };
}
