import { constants, existsSync, readdirSync, renameSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lockFolder } from '../../platform/config/folder-lock.ts';
import { BackupRefused } from './backup-refused.ts';
import { flush } from './durable.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** Comes last: until then it is a file that no shop starts on. */
const SEAL = 'order.sqlite';
const UNFINISHED = 'npm run restore was cut off here: empty this folder, and run it again.\n';
/** What a shop that is gone leaves behind beside its stores. */
const LEFT_BEHIND = /^(lock\.sqlite.*|ops\.sock)$/;

/**
 * Puts a backup into an empty folder, which no shop can open meanwhile. Where the restore dies, no shop starts on the folder
 * either. Throws BackupRefused; and ConfigError where a shop runs on it.
 */
export async function restoreFiles(backup: string, dataDir: string): Promise<Manifest> {
  const manifest = await readManifest(backup, 'one machine');
  const letGo = claim(dataDir);
  try {
    const seal = path.join(dataDir, SEAL);
    await writeFile(seal, UNFINISHED, { flag: 'wx' });
    await flush(seal);
    await flush(dataDir);
    for (const { name } of manifest.parts) {
      const copy = path.join(dataDir, name === SEAL ? `${SEAL}.part` : name);
      await copyFile(path.join(backup, name), copy, constants.COPYFILE_EXCL);
      await flush(copy);
    }
    await flush(dataDir);
    renameSync(`${seal}.part`, seal);
    await flush(dataDir);
    return manifest;
  } finally {
    letGo();
  }
}

/** Locks the folder, if it is empty; answers how to let go. */
function claim(dataDir: string): () => void {
  const names = existsSync(dataDir) ? readdirSync(dataDir) : [];
  const taken = names.filter((name) => !LEFT_BEHIND.test(name));
  const refusal = new BackupRefused(
    `DATA_DIR: ${path.resolve(dataDir)} is not empty, and nothing is restored over what is there: move it away, or name another folder`,
  );
  // A folder that is somebody else's gets no lock of ours.
  if (taken.length > 0 && !names.includes('lock.sqlite')) throw refusal;
  const letGo = lockFolder(dataDir);
  if (taken.length === 0) return letGo;
  letGo();
  throw refusal;
}
