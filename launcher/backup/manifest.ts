import { readFileSync, renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { assertFormat, DOCUMENTS_FORMAT } from '../../platform/documents/format.ts';
import { schema } from '../../services/stock/infrastructure/schema.ts';
import { BackupRefused } from './backup-refused.ts';
import { digestOf, flush } from './durable.ts';

/** Another layout of a backup gets another number. */
const BACKUP_FORMAT = 1;
const NAME = 'manifest.json';

/** One file of a backup. */
interface Part {
  name: string;
  bytes: number;
  sha256: string;
}
/** What a backup consists of. It is written last: without it a backup was cut off. It holds no address and no secret. */
export interface Manifest {
  format: number;
  of: 'one machine' | 'a cluster';
  takenAt: string;
  /** The formats of the stores. */
  stores: { documents: number; stock: number };
  parts: Part[];
}

/** A backup that is complete, and for how many milliseconds nobody could write because of it. */
export interface Done {
  manifest: Manifest;
  held: number;
}

/** Completes a backup of these parts, which are durable already. */
export async function seal(folder: string, of: Manifest['of'], at: Date, names: readonly string[]): Promise<Manifest> {
  const stores = { documents: DOCUMENTS_FORMAT, stock: schema.format };
  const parts: Part[] = [];
  for (const name of names) parts.push({ name, ...(await digestOf(path.join(folder, name))) });
  const manifest: Manifest = { format: BACKUP_FORMAT, of, takenAt: at.toISOString(), stores, parts };
  const draft = path.join(folder, `${NAME}.part`);
  const file = await open(draft, 'wx');
  await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
  await file.sync();
  await file.close();
  renameSync(draft, path.join(folder, NAME));
  await flush(folder);
  await flush(path.dirname(path.resolve(folder)));
  return manifest;
}

/** Reads every byte of a backup. Throws BackupRefused where it is torn or of another kind, and ConfigError where its stores have other formats. */
export async function readManifest(folder: string, wanted: Manifest['of']): Promise<Manifest> {
  const manifest = parse(folder);
  const { format, of, stores, parts } = manifest;
  if (format !== BACKUP_FORMAT)
    throw new BackupRefused(`${folder} is a backup in format ${format}, and this version reads ${BACKUP_FORMAT} alone`);
  if (of !== wanted) throw new BackupRefused(`${folder} is a backup of ${of}, and this is ${wanted}: see NATS_URL`);
  assertFormat({ name: `${folder}: its documents`, format: stores.documents }, DOCUMENTS_FORMAT);
  assertFormat({ name: `${folder}: its stock`, format: stores.stock }, schema.format);
  for (const { name, bytes, sha256 } of parts) {
    const found = await digestOf(path.join(folder, name)).catch(() => undefined);
    if (found?.bytes !== bytes || found.sha256 !== sha256)
      throw new BackupRefused(`${folder} is torn: ${name} is ${found ? 'not as it was written' : 'missing'}`);
  }
  return manifest;
}

function parse(folder: string): Manifest {
  try {
    return JSON.parse(readFileSync(path.join(folder, NAME), 'utf8'));
  } catch (error) {
    throw new BackupRefused(`${folder} is no whole backup: ${NAME} cannot be read (${(error as Error).message})`);
  }
}
