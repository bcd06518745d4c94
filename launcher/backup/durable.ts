import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { BackupRefused } from './backup-refused.ts';

const CHUNK = 1024 * 1024;

/** Makes the folder of a new backup. Throws BackupRefused where something is in it. */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0)
    throw new BackupRefused(`${folder} is not empty: a backup goes into a folder of its own`);
}

/** Resolves once a file, or the names in a folder, would survive a power cut. */
export async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r');
  await handle.sync().finally(() => handle.close());
}

/** How long a file is, and the checksum of what is in it. */
export async function digestOf(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Writes a new file, a MiB at a time. */
export class DurableFile {
  readonly #file: FileHandle;
  #waiting: Uint8Array[] = [];
  #bytes = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async create(folder: string, name: string): Promise<DurableFile> {
    return new DurableFile(await open(path.join(folder, name), 'wx'));
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#waiting.push(bytes);
    this.#bytes += bytes.length;
    if (this.#bytes >= CHUNK) await this.#send();
  }

  /** Resolves once all of it is durable. */
  async end(): Promise<void> {
    await this.#send();
    await this.#file.sync();
    await this.#file.close();
  }

  async #send(): Promise<void> {
    const chunk = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#bytes = 0;
    await this.#file.writeFile(chunk);
  }
}
