import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Env } from './any-shop.ts';
import { INHERITED } from './inherited.ts';

const ROOT = path.join(import.meta.dirname, '../..');

/** As `npm run seed -- menu.json` does; `env` as a node of the shop has it. */
export function seedMenu(menu: object, folder: string, env: Env): void {
  const file = path.join(folder, 'menu.json');
  writeFileSync(file, JSON.stringify(menu));
  execFileSync(process.execPath, ['seed.ts', file], { cwd: ROOT, env: { ...INHERITED, ...env } });
}
