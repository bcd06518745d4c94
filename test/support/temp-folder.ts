import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import type { Scope } from './scope.ts';

/** A folder that is removed when the tests of this file, or of the suite it is made in, are over. */
export const tempFolder = (): string => tempFolderFor({ after });

/** The same for whoever has an end of its own. */
export function tempFolderFor(scope: Scope): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'comanda-test-'));
  scope.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
