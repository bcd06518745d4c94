import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { MongoClient, MongoServerError } from 'mongodb';
import { createConnection } from 'mysql2/promise';
import { connect } from 'nats';
import type { Place, Recipe } from './servers-process.ts';
import { pathOf } from './servers-programs.ts';

const address = (scheme: string, { user, password, port }: Place, rest = '') =>
  `${scheme}://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}${rest}`;

function write({ folder }: Place, name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}

export const nats: Recipe = {
  program: 'nats-server',
  prepare(place) {
    const { folder, port, user, password } = place;
    const settings = {
      listen: `127.0.0.1:${port}`,
      jetstream: { store_dir: folder },
      authorization: { user, password },
    };
    return ['-c', write(place, 'nats.conf', JSON.stringify(settings))];
  },
  url: (place) => address('nats', place),
  async answers(url) {
    const { host, username: user, password } = new URL(url);
    const connection = await connect({ servers: host, user, pass: decodeURIComponent(password), reconnect: false });
    try {
      await (await connection.jetstreamManager()).getAccountInfo();
    } finally {
      await connection.close();
    }
  },
};

export const redis: Recipe = {
  program: 'redis-server',
  prepare(place) {
    const { folder, port, password } = place;
    const lines = ['bind 127.0.0.1', `port ${port}`, `dir ${folder}`, 'save ""', 'appendonly no'];
    return [write(place, 'redis.conf', [...lines, `requirepass ${password}`, ''].join('\n'))];
  },
  url: (place) => address('redis', { ...place, user: '' }),
  async answers(url) {
    const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => {}); // The call that fails says it too.
    try {
      await client.connect();
      await client.ping();
    } finally {
      client.disconnect();
    }
  },
};

const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];

const CACHE = path.resolve(import.meta.dirname, '../../node_modules/.cache');

/** The folder of a MariaDB that nobody has used: made once for this version and user, as that takes longer than to copy it. */
async function emptyTables(folder: string): Promise<string> {
  const kept = path.join(CACHE, `mariadb-${process.getuid?.()}-${statSync(pathOf('mariadbd')).mtimeMs}`);
  if (existsSync(kept)) return kept;
  const made = path.join(CACHE, path.basename(folder)); // Beside it, so that it is there whole or not at all.
  const places = [`--datadir=${made}`, `--tmpdir=${folder}`];
  const install = ['--no-defaults', ...asRoot, ...places, '--auth-root-authentication-method=normal', '--skip-test-db'];
  mkdirSync(CACHE, { recursive: true });
  await promisify(execFile)(pathOf('mariadb-install-db'), [...install, '--innodb-log-file-size=16M']);
  try {
    renameSync(made, kept);
  } catch (error) {
    rmSync(made, { recursive: true });
    if (!existsSync(kept)) throw error; // Else another process was faster.
  }
  return kept;
}

/** MariaDB in place of MySQL; byte-wise collation as in deploy/mysql.cnf, so that ids that differ in case differ. */
export const mysql: Recipe = {
  program: 'mariadbd',
  async prepare(place) {
    const { folder, port, user, password } = place;
    const data = `--datadir=${path.join(folder, 'data')}`;
    const tmp = `--tmpdir=${folder}`; // At its start a server removes the temporary tables of all who share one.
    cpSync(await emptyTables(folder), path.join(folder, 'data'), { recursive: true });
    const init = `CREATE DATABASE IF NOT EXISTS comanda;
      CREATE USER IF NOT EXISTS '${user}'@'%' IDENTIFIED BY '${password}';
      GRANT ALL ON *.* TO '${user}'@'%';`;
    return [
      '--no-defaults',
      ...asRoot,
      data,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${path.join(folder, 's.sock')}`,
      tmp,
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_bin',
      '--innodb-log-file-size=16M',
      `--init-file=${write(place, 'init.sql', init.replaceAll('\n', ' ').replaceAll('; ', ';\n'))}`,
    ];
  },
  url: (place) => address('mysql', place, '/comanda'),
  async answers(url) {
    const connection = await createConnection(url);
    await connection.query('SELECT 1').finally(() => connection.destroy());
  },
};

/** A replica set of one node: transactions and majority writes as in production. */
export const mongo: Recipe = {
  program: 'mongod',
  prepare(place) {
    const data = path.join(place.folder, 'data');
    mkdirSync(data);
    const key = write(place, 'key', randomBytes(96).toString('base64'));
    const network = ['--port', String(place.port), '--bind_ip', '127.0.0.1', '--nounixsocket'];
    const small = ['--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '64'];
    return ['--dbpath', data, '--replSet', 'rs0', '--keyFile', key, ...network, ...small];
  },
  url: (place) => address('mongodb', place, '/comanda?replicaSet=rs0&authSource=admin'),
  /** Allowed without a password as long as there is no user. */
  async firstRun({ port, user, password }) {
    const host = `127.0.0.1:${port}`;
    const client = new MongoClient(`mongodb://${host}/?directConnection=true`, { serverSelectionTimeoutMS: 1000 });
    const admin = client.db('admin');
    const initiate = { replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host }] } };
    try {
      await admin.command(initiate).catch(unless('AlreadyInitialized'));
      await admin.command({ createUser: user, pwd: password, roles: ['root'] });
    } finally {
      await client.close();
    }
  },
  async answers(url) {
    const client = new MongoClient(url, { serverSelectionTimeoutMS: 1000 });
    try {
      await client.db().collection('_started').deleteOne({});
    } finally {
      await client.close();
    }
  },
};

const unless = (name: string) => (error: unknown) => {
  if (!(error instanceof MongoServerError && error.codeName === name)) throw error;
};
