import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { ConfigError } from '../../platform/config/config-error.ts';
import { lockFolder } from '../../platform/config/folder-lock.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('a folder belongs to one process; a process that is killed lets go of it', async (t) => {
  const folder = tempFolder();
  const script = `import { lockFolder } from './platform/config/folder-lock.ts';
    lockFolder(${JSON.stringify(folder)}); console.log('locked'); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => other.kill('SIGKILL'));
  await once(other.stdout, 'data');
  assert.throws(
    () => lockFolder(folder),
    (error) =>
      error instanceof ConfigError && /^DATA_DIR: [^\n]+$/.test(error.message) && error.message.includes(folder),
  );
  other.kill('SIGKILL');
  await once(other, 'exit');
  const letGo = lockFolder(folder);
  assert.throws(() => lockFolder(folder), ConfigError);
  letGo();
  lockFolder(folder)();
});
