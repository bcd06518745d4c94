import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The four servers of a cluster, by their programs. */
export const PROGRAMS = ['nats-server', 'mongod', 'mariadbd', 'redis-server'] as const;
/** What watches a shop; no test of the shop itself needs it. */
export const WATCHERS = ['prometheus', 'promtool'] as const;
/** What tests of the pages look at them with. */
export const BROWSERS = ['chromium'] as const;
/** Python holds a pseudo-terminal, as Node cannot. */
export type Program = (typeof PROGRAMS | typeof WATCHERS | typeof BROWSERS)[number] | 'python3';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Debian keeps servers where only root's PATH looks; `npm run servers` puts mongod into `.servers`. */
const FOLDERS = [
  ...(process.env.PATH ?? '').split(path.delimiter),
  '/usr/sbin',
  '/usr/local/sbin',
  path.join(ROOT, '.servers/bin'),
  path.join(ROOT, '.servers/fiftyone/db/bin'),
];

function find(program: string): string | undefined {
  return FOLDERS.map((folder) => path.join(folder, program)).find(executable);
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Throws when it is not installed. */
export function pathOf(program: Program | 'mariadb-install-db'): string {
  const found = find(program);
  if (!found) throw new Error(`${program} is missing: npm run servers`);
  return found;
}

/** Which servers are neither on PATH nor in `.servers`. */
export const missingServers = (needed: readonly Program[] = PROGRAMS): Program[] =>
  needed.filter((program) => !find(program));

/**
 * For a test or suite that runs on servers: `test(name, needs('mongod'), ...)` leaves it out where one is missing,
 * and says which. With CI set nothing is left out: it throws.
 */
export function needs(...programs: Program[]): { skip: string | false } {
  const missing = missingServers(programs.length > 0 ? programs : PROGRAMS);
  if (missing.length === 0) return { skip: false };
  const line = `${missing.join(', ')} missing: npm run servers`;
  if (process.env.CI) throw new Error(line);
  return { skip: line };
}
