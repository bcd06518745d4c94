import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { audit } from '../support/books.ts';
import type { Promises } from '../support/books-of-promises.ts';
import { secretsOf } from '../support/fault-cluster.ts';
import { type Breach, breach } from '../support/laws.ts';
import type { World } from './world.ts';

/** Everything that must hold once all is quiet and every node has ended. */
export async function verdict(world: World, promises: Promises): Promise<Breach[]> {
  const nodes = [...world.members, world.twin];
  const { NATS_URL, MONGO_URL, MYSQL_URL, REDIS_URL = '' } = world.env;
  const secrets = secretsOf({ NATS_URL, MONGO_URL, MYSQL_URL, REDIS_URL });
  const printed = await Promise.all(nodes.map(({ log }) => secretsIn(log, secrets)));
  return [
    ...audit(await world.stores(), promises),
    ...nodes.flatMap(({ surprises }) => surprises.map((what) => breach('ends', what))),
    ...printed.flat(),
  ];
}

/** Where a log shows a password, which is not shown here again. A log may be long: line by line. */
export async function secretsIn(log: string, secrets: readonly string[]): Promise<Breach[]> {
  const found: Breach[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(log) })) {
    number++;
    if (secrets.some((secret) => line.includes(secret))) found.push(breach('secrets', `${log}:${number}`));
  }
  return found;
}
