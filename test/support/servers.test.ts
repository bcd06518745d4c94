import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';
import { createConnection } from 'mysql2/promise';
import { connect } from 'nats';
import { needs, servers, startRedis } from './servers.ts';

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const withoutPassword = (url: string) => url.replace(/\/\/.*@/, '//');

test(
  'the four servers start together, know their users, keep their files over a kill, and leave nothing',
  needs(),
  async () => {
    const all = await servers();
    const { nats, mongo, mysql, redis } = all;
    const insert = async () => {
      const client = new MongoClient(mongo.url, { writeConcern: { w: 'majority' } });
      const kept = client.db().collection<{ _id: string }>('kept');
      await kept.insertOne({ _id: 'one' }).finally(() => client.close());
    };
    await insert();
    const sql = async (statement: string) => {
      const connection = await createConnection(mysql.url);
      const [rows] = await connection.query(statement).finally(() => connection.destroy());
      return rows;
    };
    await sql('CREATE TABLE kept (id VARCHAR(8) PRIMARY KEY)');
    await sql(`INSERT INTO kept VALUES ('a'), ('A'), ('🍕')`);
    const pids = [nats, mongo, mysql, redis].map(({ pid }) => pid);
    await Promise.all([nats, mongo, mysql, redis].map((server) => server.restart()));
    assert.equal(pids.some(runs), false, 'restart left the old process running');
    await assert.rejects(insert(), { code: 11000 });
    assert.equal(((await sql('SELECT * FROM kept')) as unknown[]).length, 3);
    const last = [nats, mongo, mysql, redis].map(({ pid }) => pid);
    await all.stop();
    assert.equal(last.some(runs), false);
    assert.throws(() => nats.pid, /not running/);
  },
);

test('nobody gets in without the password', needs(), async (t) => {
  const all = await servers();
  t.after(() => all.stop());
  const { NATS_URL, MONGO_URL, MYSQL_URL, REDIS_URL } = all.env;
  await assert.rejects(connect({ servers: withoutPassword(NATS_URL), reconnect: false }), /Authorization/);
  await assert.rejects(createConnection(withoutPassword(MYSQL_URL)), /Access denied/);
  const redis = new Redis(withoutPassword(REDIS_URL));
  redis.on('error', () => {});
  await assert.rejects(redis.ping(), /NOAUTH/);
  redis.disconnect();
  const mongo = new MongoClient(withoutPassword(MONGO_URL));
  await assert.rejects(mongo.db().collection('x').findOne({}), /requires authentication/);
  await mongo.close();
});

test('a paused server answers nobody until it is resumed', needs('redis-server'), async (t) => {
  const server = await startRedis();
  t.after(() => server.stop());
  const client = new Redis(server.url);
  t.after(() => client.disconnect());
  await client.ping();
  server.pause();
  const answer = client.ping();
  assert.equal(await Promise.race([answer, sleep(300, 'silence')]), 'silence');
  server.resume();
  assert.equal(await answer, 'PONG');
});

test('a test that is ended before it cleaned up leaves no server behind', needs('redis-server'), async () => {
  const script = `const { startRedis } = await import('./servers.ts');
    console.log((await startRedis()).pid); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const pid = Number(line);
  assert.equal(runs(pid), true);
  child.kill('SIGTERM');
  await once(child, 'exit');
  for (const until = Date.now() + 2000; runs(pid) && Date.now() < until; ) await sleep(10);
  assert.equal(runs(pid), false);
});

test('where a server is missing its tests are left out with a line, and with CI set they fail', (t) => {
  const { CI } = process.env;
  t.after(() => (CI === undefined ? delete process.env.CI : Object.assign(process.env, { CI })));
  const absent = 'no-such-server' as 'mongod';
  delete process.env.CI;
  assert.deepEqual(needs(absent), { skip: 'no-such-server missing: npm run servers' });
  process.env.CI = 'true';
  assert.throws(() => needs(absent), /no-such-server missing/);
});

const ALL = needs('nats-server', 'mongod', 'mariadbd', 'redis-server', 'prometheus', 'promtool');
test('npm run servers does nothing where nothing is missing', ALL, async () => {
  const { stdout, stderr } = await promisify(execFile)('sh', [path.join(import.meta.dirname, 'servers.sh')]);
  assert.equal(stdout + stderr, '');
});
