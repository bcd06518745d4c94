import { enableCompileCache } from 'node:module';
import path from 'node:path';

/**
 * Keeps what Node compiles from here on for the next start, which takes a third less processor for it. Beside the program: the
 * folder for temporary files is everybody's. Where it cannot be written, as in the image, nothing is kept.
 */
export function keepCompiled(): void {
  enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/compiled'));
}
