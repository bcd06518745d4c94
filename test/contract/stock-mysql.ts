import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openMysql } from '../../platform/sql/database.ts';
import type { StockTables } from '../../services/stock/infrastructure/tables.ts';
import type { Server } from '../support/servers.ts';
import type { Answer } from './stock-mysql.node.ts';

let databases = 0;

/** The address of a database that does not exist yet, or, with `create`, is empty. */
export async function freshUrl({ url }: Server, create = true): Promise<string> {
  const fresh = new URL(url);
  fresh.pathname = `/stock_${process.pid}_${databases++}`;
  if (!create) return fresh.href;
  const db = openMysql(url);
  await sql.raw(`CREATE DATABASE ${fresh.pathname.slice(1)} COLLATE utf8mb4_general_ci`).execute(db);
  await db.destroy();
  return fresh.href;
}

export function open(t: TestContext, url: string) {
  const db = openMysql<StockTables>(url);
  t.after(() => db.destroy());
  return db;
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; !(await condition()); await sleep(20))
    assert.ok(Date.now() < end, 'not within 10 s');
}

/** A stock node as a process of its own, on this database. */
export class StockNode {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  /** What it wrote. */
  output = '';

  constructor(t: TestContext, url: string, env: object = {}) {
    const nowhere = {
      NATS_URL: 'nats://127.0.0.1:1',
      MONGO_URL: 'mongodb://127.0.0.1:1',
      REDIS_URL: 'redis://127.0.0.1:1',
    };
    const options = {
      env: { ...process.env, ...nowhere, STRIPE: 'twin', DEMO_MENU: 'on', MYSQL_URL: url, ...env },
      silent: true,
    };
    this.#child = fork(path.join(import.meta.dirname, 'stock-mysql.node.ts'), options);
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (text) => {
        this.output += text;
      });
    this.#child.on('message', (message: Answer | 'started') => {
      if (message !== 'started') this.#settle(message);
    });
    t.after(() => this.#child.kill('SIGKILL'));
  }

  /** Throws what it wrote if it ends instead. */
  async started(): Promise<this> {
    const ended = once(this.#child, 'exit').then(() => {
      throw new Error(this.output);
    });
    await Promise.race([once(this.#child, 'message'), ended]);
    return this;
  }

  exit(): Promise<unknown[]> {
    return once(this.#child, 'exit');
  }

  /** Throws an Error whose message is the code of the refusal. */
  call(action: string, params: object): Promise<unknown> {
    const id = this.#waiting.size;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(id, answer);
    this.#child.send({ id, action, params });
    return answer.promise;
  }

  #settle({ id, result, code }: Answer): void {
    const waiting = this.#waiting.get(id);
    if (code === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(code));
  }
}
