import { globSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** Files at a time: of those that start processes two or three, which is what two cores can do. */
const AT_ONCE = 5;

/** Whose tests start processes. */
const BUSY = /^(browser|chaos|e2e)\//;
/** They wait for a minute: begun late, they would end alone. */
const FIRST = ['contract/jetstream-transport.test.ts', 'e2e/webhooks.test.ts'];

/** `npm test`. Files that keep the processor busy stand among those that mostly wait; `node --test` would run one kind after the other. */
const found = globSync('**/*.test.ts', { cwd: import.meta.dirname }).sort();
const others = found.filter((file) => !FIRST.includes(file));
const busy = [...FIRST, ...others.filter((file) => BUSY.test(file))];
const waiting = others.filter((file) => !BUSY.test(file)).reverse();
const place = (files: string[]) => files.map((file, nth) => [nth / files.length, file] as const);
const files = [...place(busy), ...place(waiting)]
  .sort(([one], [other]) => one - other)
  .map(([, file]) => path.join(import.meta.dirname, file));

run({ files, concurrency: AT_ONCE })
  .on('test:fail', () => {
    process.exitCode = 1;
  })
  .compose(new spec())
  .pipe(process.stdout);
