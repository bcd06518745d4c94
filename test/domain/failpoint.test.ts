import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FAILPOINTS } from '../../services/failpoint.ts';

test('every failpoint has a name of its own, and stands in the code exactly once', () => {
  assert.equal(new Set(FAILPOINTS).size, FAILPOINTS.length);
  const code = globSync('{services,mixins,middlewares}/**/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const placed = [...code.matchAll(/\bfailpoint\('([^']+)'\)/g)].map(([, name]) => name);
  assert.deepEqual(placed.toSorted(), [...FAILPOINTS].toSorted());
});

test('the failpoint that is armed kills the process as a power cut would; the others do nothing', () => {
  const script =
    "import { failpoint } from './services/failpoint.ts'; failpoint('order.created'); failpoint('order.paid');";
  const run = (armed: string) =>
    spawnSync(process.execPath, ['--input-type=module', '-e', `${script} console.log('alive')`], {
      env: { ...process.env, FAILPOINT: armed },
      encoding: 'utf8',
    });
  assert.deepEqual([run('order.paid').signal, run('order.paid').stdout], ['SIGKILL', '']);
  assert.equal(run('').stdout, 'alive\n');
  assert.equal(run('payment.opened').stdout, 'alive\n');
});
