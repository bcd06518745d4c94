import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before } from 'node:test';

const isRoot = process.getuid?.() === 0;

/** For a test that needs a disk of its own: only root may mount one. */
export const needsRoot = { skip: isRoot ? false : 'only root may mount a disk' };

/** A disk of so many MiB for the tests of this suite, to be filled and freed. */
export function smallDisk(size: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'comanda-disk-'));
  const ballast = path.join(folder, 'ballast');
  const run = (program: string, ...args: string[]) => {
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  };
  before(() => run('mount', '-t', 'tmpfs', '-o', `size=${size}m`, 'comanda', folder));
  after(() => {
    run('umount', folder);
    rmdirSync(folder);
  });
  return {
    folder,
    /** Until not a byte more goes in. */
    fill(): void {
      for (let bytes = 2 ** 20; bytes >= 1; )
        try {
          appendFileSync(ballast, Buffer.alloc(bytes));
        } catch (error) {
          if ((error as { code?: string }).code !== 'ENOSPC') throw error;
          bytes /= 2;
        }
    },
    free(): void {
      rmSync(ballast);
    },
  };
}
