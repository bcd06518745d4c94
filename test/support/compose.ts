import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** What the tests read of a service in docker-compose.yml, after merging anchors. */
export interface ComposeService {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  profiles?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  container_name?: string;
  user?: string;
  cpus?: number;
  mem_limit?: string;
  logging?: { options: Record<string, string> };
  read_only?: boolean;
  cap_drop?: string[];
}
export interface ComposeFile {
  services: Record<string, ComposeService>;
  volumes: Record<string, object>;
}
type Env = Record<string, string | undefined>;

export const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

export const readCompose = (): ComposeFile => parse(read('docker-compose.yml'), { merge: true }) as ComposeFile;

/**
 * Fills in `${NAME:?message}`, `${NAME:-default}` and `$$` as compose does; a default may hold others. Throws where a name that must
 * be set is not.
 */
export function interpolate(text: string, env: Env): string {
  return text.replace(
    /\$\$|\$\{(\w+):([?-])((?:[^{}]|\{[^{}]*\})*)\}/g,
    (found, name: string, operator, rest: string) => {
      if (found === '$$') return '$';
      const value = env[name];
      if (!value && operator === '?') throw new Error(`${name} is missing: ${rest}`);
      return value || interpolate(rest, env);
    },
  );
}

/** What the image runs before the service's own arguments, from the Dockerfile. */
function entrypoint(): string[] {
  const [, list] = /^ENTRYPOINT (\[.*\])$/m.exec(read('Dockerfile')) ?? [];
  return JSON.parse(list ?? '[]');
}

/**
 * The command and environment of each of our containers, to be run as a process: `addresses` says where what the file calls
 * `nats:4222`, `mongo:27017`, `mysql:3306`, `redis:6379`, `shop.localhost` and `checkout.localhost:3001` really is.
 * `env` is what `.env` would hold; passwords go into addresses as they are, so percent-encoded.
 */
export function nodesOfCompose(env: Env, addresses: Record<string, string>) {
  const nodes: Record<string, { command: string[]; env: Record<string, string> }> = {};
  for (const [name, { image, command = [], environment = {} }] of Object.entries(readCompose().services)) {
    if (image !== 'comanda') continue;
    const filled = Object.entries(environment).map(([key, value]) => [key, moved(interpolate(value, env), addresses)]);
    nodes[name] = { command: [...entrypoint(), ...command], env: Object.fromEntries(filled) };
  }
  return nodes;
}

const moved = (text: string, addresses: Record<string, string>): string =>
  Object.entries(addresses).reduce((sofar, [from, to]) => sofar.replaceAll(from, to), text);
