import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './child.ts';

export const dishes = (count: number): string[] => Array.from({ length: count }, (_, n) => `dish-${n}`);

/** Puts these on the menu of the shop that the environment names, enough of each that none runs out. */
export function seedMenu(ids: readonly string[], folder: string, env: NodeJS.ProcessEnv): void {
  const about = { description: '', category: 'Bench', price: 1000, currency: 'eur', quantity: 1_000_000 };
  const file = path.join(folder, 'menu.json');
  writeFileSync(file, JSON.stringify(ids.map((id) => ({ id, name: id, ...about }))));
  execFileSync(process.execPath, ['seed.ts', file], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
}
