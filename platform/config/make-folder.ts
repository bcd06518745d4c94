import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Makes a folder and those above it. One by one: `mkdirSync` with `recursive` never returns where the system makes none, as below /proc. */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = path.dirname(path.resolve(folder));
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST' && statSync(folder).isDirectory();
    if (!isThere) throw error;
  }
}
