import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tempFolder } from './temp-folder.ts';

const SEEN_WITHIN = 150;

/** The clock of a shop's processes: `env` for them, and `move(ms)`, which resolves once they all go by it. */
export function shopClock() {
  const file = path.join(tempFolder(), 'ahead');
  let ahead = 0;
  writeFileSync(file, '0');
  const preload = path.join(import.meta.dirname, 'moved-clock.ts');
  return {
    env: { CLOCK_FILE: file, NODE_OPTIONS: `--import=${preload}` },
    now: () => new Date(Date.now() + ahead),
    async move(ms: number): Promise<void> {
      ahead += ms;
      writeFileSync(file, String(ahead));
      await sleep(SEEN_WITHIN);
    },
  };
}
