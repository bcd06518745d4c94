import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Of the shop's software that this node runs. */
export const VERSION: string = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'),
).version;
