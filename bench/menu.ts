import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** The dishes of every load: enough of each that none runs out. */
export const items = Array.from({ length: 20 }, (_, n) => `dish-${n}`);

/** Puts them on the menu of the shop that this environment names; `folder` is for the file. */
export function seedMenu(folder: string, env: NodeJS.ProcessEnv): void {
  const about = { description: '', category: 'Bench', price: 1000, currency: 'eur', quantity: 1_000_000 };
  const file = path.join(folder, 'menu.json');
  writeFileSync(file, JSON.stringify(items.map((id) => ({ id, name: id, ...about }))));
  execFileSync(process.execPath, ['seed.ts', file], { cwd: path.join(import.meta.dirname, '..'), env });
}
