import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

/** A folder that is removed when the tests of this file, or of the suite it is made in, are over. */
export function tempFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'comanda-test-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
