import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, test } from 'node:test';
import { ACTOR_BUGS } from './actor-plants.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const PLANT = path.join(import.meta.dirname, 'plant.ts');
/** What needs no server: the mistakes show on SQLite, or in memory, as well. */
const WITHOUT_SERVERS = '/MongoDB|cluster/';

/** How a test file ends with this bug in the sources. */
async function endsWith(file: string, bug: string): Promise<number> {
  const args = ['--import', PLANT, '--test', `--test-skip-pattern=${WITHOUT_SERVERS}`, file];
  const { NODE_TEST_CONTEXT: _outer, ...env } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...env, PLANT: JSON.stringify([bug]) },
    stdio: 'ignore',
  });
  const [code] = await once(child, 'exit');
  return code;
}

describe('a mistake in the record actor makes a test fail', () => {
  for (const [bug, { caughtBy }] of Object.entries(ACTOR_BUGS)) {
    test(`${bug}: ${caughtBy}`, async () => {
      assert.equal(await endsWith(caughtBy, bug), 1);
    });
  }
});
